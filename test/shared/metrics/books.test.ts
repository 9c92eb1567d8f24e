/** The rule "Rates" of the design: one `from` is `rate` `to`; the nearest earlier day within a week; never a guess. */
import { describe, expect, it } from "vitest";
import { parseDay } from "../../../shared/contract/time.ts";
import { books, type DayRate, roundHalfAway } from "../../../shared/metrics/index.ts";

const day = (text: string) => parseDay(text) ?? Number.NaN;
const noon = (text: string) => Date.parse(`${text}T12:00:00Z`);
const rate = (text: string, from: string, to: string, value: number): DayRate => ({
  day: day(text),
  from,
  to,
  rate: value,
});
const inEuros = (...rates: DayRate[]) => books({ currency: "EUR", timeZone: "UTC" }, rates);

describe("rates", () => {
  it("leaves the reporting currency alone", () =>
    expect(inEuros().convert(1999, "EUR", noon("2026-05-01"))).toBe(1999));

  it("never guesses: without a rate there is no amount", () =>
    expect(inEuros().convert(100, "USD", noon("2026-05-01"))).toBeNull());

  it.each([
    ["the day itself", "2026-05-01", 90],
    ["a day later", "2026-05-02", 90],
    ["a week later", "2026-05-08", 90],
    ["eight days later", "2026-05-09", null],
    ["a day earlier", "2026-04-30", null],
  ])("holds on the day and for a week after it: %s", (_, at, expected) =>
    expect(inEuros(rate("2026-05-01", "USD", "EUR", 0.9)).convert(100, "USD", noon(at))).toBe(expected),
  );

  it("takes the nearest earlier day, not the latest known", () => {
    const euros = inEuros(
      rate("2026-05-01", "USD", "EUR", 0.9),
      rate("2026-05-03", "USD", "EUR", 0.8),
      rate("2026-05-06", "USD", "EUR", 0.7),
    );
    expect(euros.convert(100, "USD", noon("2026-05-05"))).toBe(80);
  });

  it("reads a pair the other way round", () =>
    expect(inEuros(rate("2026-05-01", "EUR", "USD", 1.25)).convert(100, "USD", noon("2026-05-01"))).toBe(80));

  it("goes through a third currency that knows both", () => {
    const dollars = books({ currency: "USD", timeZone: "UTC" }, [
      rate("2026-05-01", "EUR", "USD", 1.2),
      rate("2026-05-01", "EUR", "GBP", 0.8),
    ]);
    expect(dollars.convert(800, "GBP", noon("2026-05-01"))).toBe(1200);
  });

  it("counts in the company's days: late evening in New York is still that day", () => {
    const euros = books({ currency: "EUR", timeZone: "America/New_York" }, [
      rate("2026-05-01", "USD", "EUR", 0.9),
      rate("2026-05-02", "USD", "EUR", 0.5),
    ]);
    expect(euros.convert(100, "USD", Date.parse("2026-05-02T02:00:00Z"))).toBe(90);
  });

  it.each([
    ["JPY to EUR", "JPY", 0.006, 1000, 600],
    ["KWD to EUR", "KWD", 3, 1000, 300],
  ])("minds the decimals of both currencies: %s", (_, from, value, minor, expected) =>
    expect(inEuros(rate("2026-05-01", from, "EUR", value)).convert(minor, from, noon("2026-05-01"))).toBe(expected),
  );

  it.each([
    [0.5, 1],
    [1.5, 2],
    [2.5, 3],
    [-0.5, -1],
    [-2.5, -3],
    [0.49999, 0],
    // 1.005 × 100 is 100.49999999999999 in binary; the half is meant.
    [1.005 * 100 + 0, 101],
    [-0.2, 0],
  ])("rounds halves away from zero: %f → %i", (value, expected) => expect(roundHalfAway(value)).toBe(expected));
});
