/** An instant as machines write it, "2026-05-01T10:00:00Z" with or without milliseconds, without a regular expression. */
import { remembered } from "./remembered.ts";
import { DAY_MS, parseDay, parseInstant } from "./time.ts";

const dayOf = remembered(parseDay, 5000);

/** ISO 8601 with offset → epoch ms, as {@link parseInstant} does; undefined for what that refuses. */
export function plainInstant(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const clock = utcClock(value);
  const day = clock === null ? null : dayOf(value.slice(0, 10));
  if (clock !== null && day !== null) return day * DAY_MS + clock;
  const parsed = parseInstant(value);
  return parsed.ok ? parsed.value : undefined;
}

/** Milliseconds since midnight; null where the text is written in another way. */
function utcClock(text: string): number | null {
  const isPlain = text[10] === "T" && text[13] === ":" && text[16] === ":" && text.endsWith("Z");
  if (!isPlain || !(text.length === 20 || (text.length === 24 && text[19] === "."))) return null;
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  const ms = text.length === 20 ? 0 : digit(text, 20) * 100 + twoDigits(text, 21);
  if (!(hour < 24 && minute < 60 && second < 60 && ms < 1000)) return null;
  return hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

/** Infinity where there is no digit, which no comparison above lets through. */
function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Infinity;
}

const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);
