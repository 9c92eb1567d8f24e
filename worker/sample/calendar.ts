/** Time in the sample: epoch milliseconds, UTC. Nothing here reads a clock. */
import { between, type Dice } from "./dice.ts";
import { NOISE } from "./truth.ts";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
export const YEAR = 365.25 * DAY;

/** The day of the year with most demand (mid December). */
const PEAK = 348;

/** Demand at an instant against the year's average, which is 1. */
export function season(at: number): number {
  const start = Date.UTC(new Date(at).getUTCFullYear(), 0, 1);
  return 1 + NOISE.seasonSwing * Math.cos((2 * Math.PI * ((at - start) / DAY - PEAK)) / 365.25);
}

/** The same day at an hour when people are awake. */
export const atDaytime = (d: Dice, at: number): number =>
  Math.floor(at / DAY) * DAY + between(d, 7, 20) * HOUR + between(d, 0, 59) * 60_000 + between(d, 0, 59) * 1000;

/** Calendar months later; the callers start terms on the 28th at the latest, so no day is ever cut. */
export function addMonths(at: number, months: number): number {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime();
}

export const iso = (at: number): string => new Date(at).toISOString();
