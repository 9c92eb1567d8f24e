/** Instants are epoch milliseconds inside and ISO 8601 with offset outside. A day is a number: days since 1970-01-01. */
import { err, ok, type Result } from "../result.ts";

export type TimeProblem = { code: "date_malformed" | "date_without_offset" | "date_impossible"; message: string };

export const DAY_MS = 86_400_000;

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** "2026-05-01T10:00:00+02:00" → epoch ms. A date without time or offset is refused: it would mean another day elsewhere. */
export function parseInstant(text: string): Result<number, TimeProblem> {
  const match = INSTANT.exec(text);
  if (match === null) {
    if (DAY.test(text))
      return err({ code: "date_without_offset", message: 'Add time and offset, such as "2026-05-01T00:00:00Z".' });
    return err({
      code: "date_malformed",
      message: 'Write the time as ISO 8601 with offset, such as "2026-05-01T10:00:00+02:00".',
    });
  }
  const [, y, mo, d, h, mi, s = "0", fraction = "", offset] = match;
  if (offset === undefined)
    return err({ code: "date_without_offset", message: "The time has no offset; end it with Z or +02:00." });
  const [year, month, day, hour, minute, second] = [Number(y), Number(mo), Number(d), Number(h), Number(mi), Number(s)];
  const midnight = Date.UTC(year, month - 1, day);
  const clockMs = hour * 3_600_000 + minute * 60_000 + second * 1000;
  // Read back and compared: the 31st of a short month would else become another day, and the year 99 the year 1999.
  const real = new Date(midnight);
  const isDate = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
  const isTime = hour <= 24 && minute <= 59 && second <= 60 && (hour < 24 || clockMs === DAY_MS);
  const shift = offsetMs(offset);
  if (!isDate || !isTime || shift === null)
    return err({ code: "date_impossible", message: "There is no such date or time." });
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  return ok(midnight + clockMs + ms - shift);
}

/** "2026-05-01" → day number, null when it is no calendar date. */
export function parseDay(text: string): number | null {
  const match = DAY.exec(text);
  if (match === null) return null;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return formatDay(at / DAY_MS) === text ? at / DAY_MS : null;
}

export const formatDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const formatInstant = (ms: number): string => new Date(ms).toISOString();

/** Day numbers of a time zone. Offsets are looked up once a day of data, and by the quarter of an hour only on days on which they change. */
export function dayClock(timeZone: string): { dayOf(ms: number): number; endOf(day: number): number } {
  if (timeZone === "UTC") return { dayOf: (ms) => Math.floor(ms / DAY_MS), endOf: (day) => (day + 1) * DAY_MS - 1 };
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const offsets = new Map<number, number>();
  const lookUp = (ms: number): number => {
    const known = offsets.get(ms);
    if (known !== undefined) return known;
    const part = Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, Number(p.value)]));
    const local = Date.UTC(
      part["year"] ?? 1970,
      (part["month"] ?? 1) - 1,
      part["day"],
      part["hour"],
      part["minute"],
      part["second"],
    );
    offsets.set(ms, local - ms);
    return local - ms;
  };
  const offsetAt = (ms: number): number => {
    const day = Math.floor(ms / DAY_MS) * DAY_MS;
    const start = lookUp(day);
    return start === lookUp(day + DAY_MS) ? start : lookUp(Math.floor(ms / 900_000) * 900_000);
  };
  const dayOf = (ms: number): number => Math.floor((ms + offsetAt(ms)) / DAY_MS);
  const endOf = (day: number): number => {
    const guess = (day + 1) * DAY_MS - 1;
    const first = guess - offsetAt(guess);
    return guess - offsetAt(first);
  };
  return { dayOf, endOf };
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return name !== "";
  } catch {
    return false;
  }
}

/** Null for an offset that no place on earth has: clocks run from 12 hours behind to 14 ahead. */
function offsetMs(offset: string): number | null {
  if (offset === "Z" || offset === "z") return 0;
  const sign = offset.startsWith("-") ? -1 : 1;
  const digits = offset.replace(/\D/g, "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  return hours > 14 || minutes > 59 ? null : sign * (hours * 60 + minutes) * 60_000;
}
