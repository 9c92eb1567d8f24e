/** Programs of `node_modules`, run by the Node that runs this, so that neither a shell nor a PATH is needed. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PLACES } from "./places.ts";

const SCRIPTS = {
  wrangler: "wrangler/bin/wrangler.js",
  vite: "vite/bin/vite.js",
  wxt: "wxt/bin/wxt.mjs",
} as const;

export type Program = keyof typeof SCRIPTS;

/** Local only: no statistics, no inspector pages of its own, no questions. */
const QUIET = {
  X_LOCAL_OBSERVABILITY: "false",
  X_LOCAL_EXPLORER: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WXT_TELEMETRY: "0",
  CI: "1",
  NO_COLOR: "1",
};

export const start = (
  program: Program,
  args: string[],
  env: Record<string, string> = {},
  input: "ignore" | "pipe" = "ignore",
): ChildProcess =>
  spawn(process.execPath, [join(PLACES.root, "node_modules", SCRIPTS[program]), ...args], {
    cwd: PLACES.root,
    env: { ...process.env, ...QUIET, ...env },
    stdio: [input, "pipe", "pipe"],
  });

/** Waits for its end; rejects with what it said when it does not end well. */
export function run(program: Program, args: string[], env: Record<string, string> = {}): Promise<string> {
  const child = start(program, args, env);
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve(said)
        : reject(new Error(`${program} ${args.slice(0, 2).join(" ")} failed:\n${wordsOf(said)}`)),
    );
  });
}

/** Without colours and spinners, and without the beginning where there is too much of it. */
const wordsOf = (said: string): string => stripVTControlCharacters(said).trim().slice(-4000);
