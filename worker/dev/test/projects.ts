/** The test projects of `test/vitest.config.ts`, one after the other so that two cores suffice, and their results counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ROOT } from "../pinned-node.mjs";
import { runStep, type Tally } from "./step.ts";

const REPORTS = join(ROOT, "node_modules", ".cache", "marbles", "reports");

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export type Project = "shared" | "extension" | "worker" | "walk";
export type Outcome = Tally & { skippedNames: string[] };

export function runProject(project: Project, env: Record<string, string>): Outcome {
  const file = join(REPORTS, `${project}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(file, { force: true });
  const well = runStep({
    name: `tests: ${project}`,
    script: "node_modules/vitest/vitest.mjs",
    args: [
      "run",
      "--config=test/vitest.config.ts",
      `--project=${project}`,
      "--passWithNoTests",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    env,
  });
  return count(file, well);
}

/** A run that failed outside a test (a file that does not load, a hook, an unhandled rejection) is a failure that no test shows. */
function count(file: string, well: boolean): Outcome {
  const results = existsSync(file) ? report.parse(JSON.parse(readFileSync(file, "utf8"))).testResults : [];
  const tests = results.flatMap((one) => one.assertionResults);
  const of = (status: string) => tests.filter((test) => test.status === status);
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  const failed = of("failed").length;
  return {
    passed: of("passed").length,
    failed: failed === 0 && !well ? 1 : failed,
    skipped: skipped.length,
    skippedNames: skipped.map(({ fullName }) => fullName),
  };
}
