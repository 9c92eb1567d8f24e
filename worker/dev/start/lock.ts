/** One `npm start` at a time in this folder: two would write into one database. */
import { rmSync } from "node:fs";
import { PLACES, readJson, writeJson } from "./places.ts";

/** The process that holds it, or null when it is ours now. A lock whose process has gone is nobody's. */
export function takeLock(): number | null {
  const kept = readJson(PLACES.lock);
  const pid =
    kept !== null && typeof kept === "object" && "pid" in kept && typeof kept.pid === "number" ? kept.pid : null;
  if (pid !== null && pid !== process.pid && isRunning(pid)) return pid;
  writeJson(PLACES.lock, { pid: process.pid });
  return null;
}

export const dropLock = (): void => rmSync(PLACES.lock, { force: true });

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
