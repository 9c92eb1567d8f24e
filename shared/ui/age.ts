import { DATES } from "./locale.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in ms → "now", "4 min", "3 h", "1 day", "5 weeks", "2 years". A time in the future counts as now. */
export function formatAge(ageMs: number): string {
  if (!Number.isFinite(ageMs)) return "unknown";
  if (ageMs < MINUTE) return "now";
  if (ageMs < HOUR) return `${Math.floor(ageMs / MINUTE)} min`;
  if (ageMs < DAY) return `${Math.floor(ageMs / HOUR)} h`;
  const days = Math.floor(ageMs / DAY);
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(Math.floor(days / 7), "week");
  if (days < 730) return counted(Math.floor(days / 30.44), "month");
  return counted(Math.floor(days / 365.25), "year");
}

/** "just now" or "4 min old". */
export function formatOld(ageMs: number): string {
  const age = formatAge(ageMs);
  return age === "now" ? "just now" : `${age} old`;
}

/** "just now" or "4 min ago". */
export function formatAgo(ageMs: number): string {
  const age = formatAge(ageMs);
  return age === "now" ? "just now" : `${age} ago`;
}

/** 1 → "1 day", 2 → "2 days". */
export const counted = (n: number, noun: string): string => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

/** An instant (ISO 8601) → "8 Sep", with the year when it is not `now`'s. Unreadable text gives a dash. */
export function formatDate(iso: string, now: number, locale = DATES): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "–";
  const year = date.getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...year }).format(date);
}

/** An instant → "Mar 2023". */
export function formatMonth(iso: string, locale = DATES): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "–";
  return new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" }).format(date);
}
