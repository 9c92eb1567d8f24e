/** Ctrl-C ends everything that was started, newest first, whatever of it fails. */
import { type ChildProcess, spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

type Step = () => Promise<void> | void;

const GRACE_MS = 5000;

export type Ending = { add(step: Step): void; run(): Promise<void>; begun(): boolean };

export function ending(): Ending {
  const steps: Step[] = [];
  let running: Promise<void> | null = null;
  const runAll = async () => {
    for (const step of steps.toReversed()) await Promise.resolve(step()).catch(() => undefined);
  };
  return {
    add: (step) => void steps.push(step),
    run: () => (running ??= runAll()),
    begun: () => running !== null,
  };
}

/** Asks, waits, and then insists. On Windows a process does not take its children along by itself. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  if (process.platform === "win32") spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
  else child.kill("SIGTERM");
  await Promise.race([ended, wait(GRACE_MS)]);
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
}
