import { describe, expect, it } from "vitest";
import { inDate, inHabit, inMoney } from "../../../shared/metrics/words.ts";

describe("words", () => {
  it.each([
    [431_000, "EUR", "€4,310"],
    [-4310, "EUR", "−€43"],
    [950, "EUR", "€10"],
    [-40, "EUR", "−€0.40"],
    [0, "EUR", "€0"],
    [4310, "JPY", "¥4,310"],
    [234, "KWD", "KWD 0.234"],
  ])("%i %s is %s", (minor, currency, text) => expect(inMoney(minor, currency).replaceAll("\u00a0", " ")).toBe(text));

  it.each([
    [1, "every day"],
    [7, "every week"],
    [14, "every two weeks"],
    [31, "every month"],
    [91, "every quarter"],
    [365, "every year"],
    [45, "every 45 days"],
  ])("a gap of %i days is %s", (days, text) => expect(inHabit(days)).toBe(text));

  it("adds the year where it is another", () => {
    const day = (text: string) => Date.parse(text) / 86_400_000;
    expect(inDate(day("2026-03-08"), day("2026-11-01"))).toBe("8 Mar");
    expect(inDate(day("2025-03-08"), day("2026-11-01"))).toBe("8 Mar 2025");
  });
});
