import { LOCALE } from "./locale.ts";

/** `figure`: whole units, millions shortened · `exact`: every cent · `change`: like `figure`, always with its sign. */
export type MoneyStyle = "figure" | "exact" | "change";

const MINUS = "\u2212";
const formats = new Map<string, Intl.NumberFormat>();

/**
 * A decimal string in major units → text. Works on the digits of the string, so large amounts lose nothing.
 * Text that is no number comes back as a dash rather than as NaN.
 */
export function formatMoney(amount: string, currency: string, style: MoneyStyle = "figure", locale = LOCALE): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return "–";
  const size = Math.abs(Number(amount));
  const format = moneyFormat(currency, style, size, locale);
  return format.format(amount as `${number}`).replace("-", MINUS);
}

function moneyFormat(currency: string, style: MoneyStyle, size: number, locale: string): Intl.NumberFormat {
  const compact = style !== "exact" && size >= 1e6;
  const whole = style !== "exact" && !compact;
  const id = `${locale} ${currency} ${style} ${compact}`;
  const known = formats.get(id);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    signDisplay: style === "change" ? "exceptZero" : "negative",
    ...(compact ? { notation: "compact", maximumSignificantDigits: 3 } : {}),
    ...(whole ? { maximumFractionDigits: 0 } : {}),
  });
  formats.set(id, made);
  return made;
}
