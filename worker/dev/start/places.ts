/** Where `npm start` keeps things: everything under `.marbles`, which git does not see. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../pinned-node.mjs";

const MARBLES = join(ROOT, ".marbles");
const STATE = join(MARBLES, "state");

export const PLACES = {
  root: ROOT,
  /** Written last: its presence says that the service is up, and where. */
  ready: join(MARBLES, "dev.json"),
  /** Which process runs here. */
  lock: join(MARBLES, "running.json"),
  state: STATE,
  database: join(STATE, "worker"),
  secrets: join(STATE, "secrets.json"),
  variables: join(STATE, "worker.vars"),
  sample: join(STATE, "sample.json"),
  migrated: join(STATE, "migrated.json"),
  profile: join(MARBLES, "browser"),
  log: join(MARBLES, "worker.log"),
  built: join(ROOT, "node_modules", ".cache", "marbles"),
  console: join(ROOT, "worker", "dist"),
  extension: join(ROOT, "extension", ".output", "demo", "chrome-mv3"),
} as const;

/** Null when it is not there, or no JSON: then it is made anew. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Readable by nobody else: some of these carry keys. */
export function writePrivate(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode: 0o600 });
}

export const writeJson = (file: string, value: unknown): void =>
  writePrivate(file, `${JSON.stringify(value, null, 2)}\n`);
