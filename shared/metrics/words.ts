/** Numbers and days as a person says them, in English. */
import { currencyDecimals } from "../contract/money.ts";
import { DAY_MS } from "../contract/time.ts";

/** 431000 EUR → "€4,310": whole units, since nobody decides on cents; below ten units with them. */
export function inMoney(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const major = minor / 10 ** decimals;
  const digits = Math.abs(major) >= 10 || Number.isInteger(major) ? 0 : decimals;
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(digits === 0 && Math.round(major) === 0 ? 0 : major).replace("-", "−");
}

/** Day number → "8 Sep", with the year when it is not this one. */
export function inDate(day: number, today: number): string {
  const date = new Date(day * DAY_MS);
  const sameYear = date.getUTCFullYear() === new Date(today * DAY_MS).getUTCFullYear();
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
    ...(sameYear ? {} : { year: "numeric" }),
  });
  return format.format(date);
}

/** Day number → "October", with the year when it is not this one. */
export function inMonth(day: number, today: number): string {
  const date = new Date(day * DAY_MS);
  const sameYear = date.getUTCFullYear() === new Date(today * DAY_MS).getUTCFullYear();
  return new Intl.DateTimeFormat("en-GB", {
    month: "long",
    timeZone: "UTC",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(date);
}

/** A usual gap as a habit: 31 days → "every month". */
export function inHabit(gapDays: number): string {
  const known: [from: number, to: number, words: string][] = [
    [0, 1.5, "every day"],
    [5, 9, "every week"],
    [12, 17, "every two weeks"],
    [25, 36, "every month"],
    [54, 68, "every two months"],
    [80, 102, "every quarter"],
    [340, 390, "every year"],
  ];
  return known.find(([from, to]) => gapDays >= from && gapDays <= to)?.[2] ?? `every ${Math.round(gapDays)} days`;
}

/** 1 → "one", up to twelve in words: a count inside a sentence. */
export function inWords(count: number): string {
  const words = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
  ];
  return words[count] ?? String(count);
}

/** (2, "refund") → "2 refunds". */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The first letter in upper case. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
