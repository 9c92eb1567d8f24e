/** The Worker in the local runtime, on this machine only. */
import type { ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { PLACES } from "./places.ts";
import { freePort } from "./ports.ts";
import { start } from "./programs.ts";

const UP_WITHIN_MS = 90_000;
const ASK_EVERY_MS = 150;
const INSPECTOR = 9329;

export type Service = { url: string; process: ChildProcess };

/** Resolves when `/readyz` says so; rejects with the end of the Worker's own words when it ends first. */
export async function startService(port: number): Promise<Service> {
  const inspector = await freePort(INSPECTOR);
  const child = start("wrangler", [
    "dev",
    "--ip=127.0.0.1",
    `--port=${port}`,
    `--inspector-port=${inspector}`,
    `--persist-to=${PLACES.database}`,
    `--env-file=${PLACES.variables}`,
    // Few customers: four objects are woken faster than sixteen.
    "--var=LEDGER_SHARDS:4",
    "--log-level=error",
    "--show-interactive-dev-session=false",
  ]);
  const log = createWriteStream(PLACES.log);
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  let last = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (last = (last + chunk.toString()).slice(-3000)));
  const url = `http://localhost:${port}`;
  await waitUntilReady(url, child, () => last);
  return { url, process: child };
}

async function waitUntilReady(url: string, child: ChildProcess, lastWords: () => string): Promise<void> {
  const until = Date.now() + UP_WITHIN_MS;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The Worker has ended:\n${lastWords().trim()}`);
    if (Date.now() > until)
      throw new Error(`The Worker is not ready after ${UP_WITHIN_MS / 1000} seconds:\n${lastWords().trim()}`);
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}
