import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyDecimals, formatAmount, parseAmount } from "../../../shared/contract/money.ts";

describe("money is a decimal string outside and whole minor units inside", () => {
  it.each([
    ["12.50", "EUR", 1250],
    ["12.5", "EUR", 1250],
    ["12", "EUR", 1200],
    ["0", "EUR", 0],
    ["-0.00", "EUR", 0],
    ["-3.10", "EUR", -310],
    ["1500", "JPY", 1500],
    ["1500.00", "JPY", 1500],
    ["1.234", "KWD", 1234],
    ["12.500000", "EUR", 1250],
  ])("%s %s is %i", (text, currency, minor) => {
    expect(parseAmount(text, currency)).toEqual({ ok: true, value: minor });
  });

  it.each([
    ["12,50", "EUR", "amount_malformed"],
    ["1e3", "EUR", "amount_malformed"],
    ["", "EUR", "amount_malformed"],
    ["NaN", "EUR", "amount_malformed"],
    ["+1", "EUR", "amount_malformed"],
    [" 1", "EUR", "amount_malformed"],
    ["1.", "EUR", "amount_malformed"],
    [".5", "EUR", "amount_malformed"],
    ["12.345", "EUR", "amount_too_precise"],
    ["1.5", "JPY", "amount_too_precise"],
    ["1.2345", "KWD", "amount_too_precise"],
    ["999999999999999", "EUR", "amount_too_large"],
    ["1", "XXX", "currency_unknown"],
    ["1", "eur", "currency_unknown"],
    ["1", "EURO", "currency_unknown"],
  ])("%j %s is refused as %s", (text, currency, code) => {
    expect(parseAmount(text, currency)).toMatchObject({ ok: false, reason: { code } });
  });

  it("is never written with an exponent, however large", () =>
    expect(formatAmount(2 ** 80, "EUR")).toBe("12089258196146291747061.76"));

  it("comes back as it went in", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom("EUR", "JPY", "KWD", "CLF"),
        (minor, currency) => {
          const text = formatAmount(minor, currency);
          expect(text.split(".")[1]?.length ?? 0).toBe(currencyDecimals(currency));
          expect(parseAmount(text, currency)).toEqual({ ok: true, value: minor });
        },
      ),
    );
  });
});
