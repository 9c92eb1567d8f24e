/** One thing that is checked, and what came of it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../pinned-node.mjs";

/** Counted in tests; a check that is no test file counts as one. */
export type Tally = { passed: number; failed: number; skipped: number };

/** `script` stands in `node_modules` or in the project; it runs under this Node. */
export type Step = { name: string; script: string; args: string[]; env?: Record<string, string> };

export function runStep({ name, script, args, env = {} }: Step): boolean {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", WXT_TELEMETRY: "0", ...env },
  });
  return status === 0;
}

export const add = (one: Tally, other: Tally): Tally => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});
