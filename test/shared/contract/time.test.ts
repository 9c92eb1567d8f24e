import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, dayClock, formatDay, formatInstant, parseDay, parseInstant } from "../../../shared/contract/time.ts";

describe("an instant is ISO 8601 with offset", () => {
  it.each([
    ["2026-05-01T10:00:00Z", "2026-05-01T10:00:00.000Z"],
    ["2026-05-01T10:00:00+02:00", "2026-05-01T08:00:00.000Z"],
    ["2026-05-01T10:00+0530", "2026-05-01T04:30:00.000Z"],
    ["2026-05-01 10:00:00.123456Z", "2026-05-01T10:00:00.123Z"],
    ["2024-02-29T00:00:00-12:00", "2024-02-29T12:00:00.000Z"],
    ["1997-01-01T00:00:00Z", "1997-01-01T00:00:00.000Z"],
    ["2026-05-01T24:00:00+14:00", "2026-05-01T10:00:00.000Z"],
  ])("%s is %s", (text, utc) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && formatInstant(parsed.value)).toBe(utc);
  });
  it.each([
    ["2026-05-01", "date_without_offset"],
    ["2026-05-01T10:00:00", "date_without_offset"],
    ["01/05/2026", "date_malformed"],
    ["1714521600", "date_malformed"],
    ["2026-02-29T00:00:00Z", "date_impossible"],
    ["2026-13-01T00:00:00Z", "date_impossible"],
    ["2026-05-01T25:00:00Z", "date_impossible"],
    ["2026-05-01T24:00:01Z", "date_impossible"],
    ["0099-05-01T00:00:00Z", "date_impossible"],
    ["2026-05-01T00:00:00+15:00", "date_impossible"],
    ["2026-05-01T00:00:00-02:60", "date_impossible"],
    ["", "date_malformed"],
  ])("%j is refused as %s", (text, code) => {
    expect(parseInstant(text)).toMatchObject({ ok: false, reason: { code } });
  });
});

describe("a day belongs to the company's time zone", () => {
  const at = (text: string) => Date.parse(text);
  it.each([
    ["UTC", "2026-03-28T23:59:59.999Z", "2026-03-28"],
    ["Europe/Berlin", "2026-03-28T23:30:00Z", "2026-03-29"],
    ["America/New_York", "2026-03-29T03:00:00Z", "2026-03-28"],
    ["Asia/Kathmandu", "2026-03-28T18:20:00Z", "2026-03-29"],
    ["Asia/Kathmandu", "2026-03-28T18:10:00Z", "2026-03-28"],
  ])("%s: %s is on %s", (zone, instant, day) => {
    expect(formatDay(dayClock(zone).dayOf(at(instant)))).toBe(day);
  });
  it("ends each day one millisecond before the next, daylight saving included", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 9000, max: 25_000 }),
        fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"),
        (day, zone) => {
          const clock = dayClock(zone);
          const end = clock.endOf(day);
          expect(clock.dayOf(end)).toBe(day);
          expect(clock.dayOf(end + 1)).toBe(day + 1);
        },
      ),
    );
  });
  it("is a calendar date", () => {
    expect(parseDay("1997-09-30")).toBe(Date.UTC(1997, 8, 30) / DAY_MS);
    expect(parseDay("1997-09-31")).toBeNull();
    expect(parseDay("97-09-30")).toBeNull();
  });
});
