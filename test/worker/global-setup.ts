/** Runs in Node before the tests in workerd, which have no file system: the folder of static files, and the data some tests read. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The CDNOW sample as CSV text, null where the data folder is absent. */
    cdnow: string | null;
  }
}

const root = path.join(import.meta.dirname, "..", "..");

export default function setup(project: TestProject): void {
  mkdirSync(path.join(root, "worker", "dist"), { recursive: true });
  const data = process.env["MARBLES_DATA"] ?? path.join(root, "..", "shared", "data");
  const cdnow = path.join(data, "cdnow_sample_transactions.csv");
  project.provide("cdnow", existsSync(cdnow) ? readFileSync(cdnow, "utf8") : null);
}
