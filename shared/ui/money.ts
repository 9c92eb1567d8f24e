import { NUMBERS } from "./locale.ts";

/** `figure`: whole units, cents only below ten, millions shortened · `exact`: every cent · `change`: like `figure`, with its sign. */
export type MoneyStyle = "figure" | "exact" | "change";

type Digits = "whole" | "all" | "short";

const MINUS = "\u2212";
const DECIMAL = /^-?\d+(\.\d+)?$/;
const formats = new Map<string, Intl.NumberFormat>();

/**
 * A decimal string in major units → text. Works on the digits of the string, so large amounts lose nothing.
 * Text that is no number comes back as a dash rather than as NaN.
 */
export function formatMoney(amount: string, currency: string, style: MoneyStyle = "figure", locale = NUMBERS): string {
  if (!isDecimal(amount)) return "–";
  const format = moneyFormat(currency, style === "change", digitsOf(Number(amount), style), locale);
  return format.format(amount).replace("-", MINUS);
}

const isDecimal = (text: string): text is `${number}` => DECIMAL.test(text);

function digitsOf(amount: number, style: MoneyStyle): Digits {
  if (style === "exact") return "all";
  if (Math.abs(amount) >= 1e6) return "short";
  return Math.abs(amount) >= 10 || Number.isInteger(amount) ? "whole" : "all";
}

const DIGITS: Record<Digits, Intl.NumberFormatOptions> = {
  whole: { maximumFractionDigits: 0 },
  all: {},
  short: { notation: "compact", maximumSignificantDigits: 3 },
};

function moneyFormat(currency: string, signed: boolean, digits: Digits, locale: string): Intl.NumberFormat {
  const name = `${locale} ${currency} ${signed} ${digits}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const signDisplay = signed ? "exceptZero" : "negative";
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    signDisplay,
    ...DIGITS[digits],
  });
  formats.set(name, made);
  return made;
}
