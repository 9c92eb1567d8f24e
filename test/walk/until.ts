/** Waiting for a condition; the only place in the walk where time passes for its own sake. */
import { setTimeout as wait } from "node:timers/promises";

const EVERY_MS = 40;

/** Asks until there is an answer that is neither null nor false; rejects with what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false> | T | null | false,
  withinMs = 15_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${withinMs / 1000} s in vain until ${what}.`);
    await wait(EVERY_MS);
  }
}
