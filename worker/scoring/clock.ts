/** What happens every minute, whether or not anybody asks. */
import { dayClock } from "../../shared/contract/time.ts";
import type { Env } from "../env.ts";
import { type LogEntry, logError } from "../log.ts";
import { readSettings } from "../store/setting.ts";
import { tellJoinDesk } from "./address-rules.ts";
import { updateShards } from "./company.ts";
import { settleFirstCurrency } from "./currency.ts";
import { modelRun } from "./runs.ts";

/** The hour of the company's night in which models are fitted: the day is over everywhere, and nobody works yet. */
export const NIGHTLY_HOUR = 2;

/** Each task on its own: one that fails must not keep the others from their turn, and comes again in a minute. */
export async function everyMinute(env: Env, now: number): Promise<void> {
  await Promise.all([
    guarded("update-shards", () => updateShards(env)),
    settleFirstCurrency(env),
    tellJoinDesk(env),
    guarded("resume-run", () => modelRun(env).resume()),
    guarded("nightly-run", () => startNightly(env, now)),
  ]);
}

/** Hour of the day (0–23) and day number in a time zone. */
export function localHour(timeZone: string, now: number): { day: number; hour: number } {
  const clock = dayClock(timeZone);
  const day = clock.dayOf(now);
  const start = clock.endOf(day - 1) + 1;
  return { day, hour: Math.floor((now - start) / 3_600_000) };
}

async function startNightly(env: Env, now: number): Promise<void> {
  const { timeZone } = await readSettings(env.DB);
  const { day, hour } = localHour(timeZone, now);
  if (hour === NIGHTLY_HOUR) await modelRun(env).nightly(day);
}

async function guarded(event: LogEntry["event"], task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    logError({ event }, error);
  }
}
