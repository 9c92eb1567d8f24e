/** Money on the wire is a decimal string in major units ("12.50"); inside it is a safe integer of minor units (1250). */
import { err, ok, type Result } from "../result.ts";

export type MoneyProblem = {
  code: "currency_unknown" | "amount_malformed" | "amount_too_precise" | "amount_too_large";
  message: string;
};

/** ISO 4217 currencies whose minor unit is not the hundredth. Source: ISO 4217:2015, list one. */
const UNUSUAL_DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Active ISO 4217 codes of money that circulates (no metals, no test codes). */
const CURRENCIES = new Set(
  (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK " +
    "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF " +
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK " +
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX " +
    "USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
  ).split(" "),
);

const AMOUNT = /^(-?)(\d{1,15})(?:\.(\d+))?$/;

export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/** Decimals of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export const currencyDecimals = (currency: string): number => UNUSUAL_DECIMALS[currency] ?? 2;

/** "12.50" EUR → 1250. Trailing zeros beyond the currency's decimals are no more precision and are accepted. */
export function parseAmount(text: string, currency: string): Result<number, MoneyProblem> {
  if (!isCurrency(currency))
    return err({
      code: "currency_unknown",
      message: `"${currency.slice(0, 8)}" is no ISO 4217 currency code, such as EUR.`,
    });
  const match = AMOUNT.exec(text);
  if (match === null)
    return err({
      code: "amount_malformed",
      message: 'Write the amount as a decimal string in major units with a point, such as "12.50".',
    });
  const [, sign, whole = "0", fraction = ""] = match;
  const decimals = currencyDecimals(currency);
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > decimals)
    return err({
      code: "amount_too_precise",
      message: `${currency} has ${decimals} decimals; the amount has ${significant.length}.`,
    });
  const minor = Number(whole + significant.padEnd(decimals, "0"));
  if (!Number.isSafeInteger(minor))
    return err({ code: "amount_too_large", message: "The amount is larger than can be kept exactly." });
  return ok(sign === "-" && minor !== 0 ? -minor : minor);
}

/** 1250 EUR → "12.50". The inverse of {@link parseAmount}. */
export function formatAmount(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  // A number beyond 10²¹ would be written with an exponent; a figure that large is nonsense, but it must not look like a small one.
  const size = Math.abs(Math.round(minor));
  const digits = (size >= 1e21 && size < Infinity ? BigInt(size) : size).toString().padStart(decimals + 1, "0");
  const sign = minor < 0 && Number(digits) !== 0 ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
