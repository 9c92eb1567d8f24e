/** Numbers and days as a person says them, in English. */
import { currencyDecimals } from "../contract/money.ts";
import { DAY_MS } from "../contract/time.ts";

/** 431000 EUR → "€4,310": whole units, since nobody decides on cents; less than one unit with them. */
export function inMoney(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency);
  const major = minor / 10 ** decimals;
  const digits = Math.abs(major) >= 1 || Number.isInteger(major) ? 0 : decimals;
  return moneyFormat(currency, digits).format(major).replace("-", "−");
}

/** Day number → "8 Sep", with the year when it is not this one. */
export const inDate = (day: number, today: number): string =>
  dateFormat("short", isSameYear(day, today)).format(day * DAY_MS);

/** Day number → "October", with the year when it is not this one. */
export const inMonth = (day: number, today: number): string =>
  dateFormat("long", isSameYear(day, today)).format(day * DAY_MS);

const isSameYear = (day: number, today: number): boolean =>
  new Date(day * DAY_MS).getUTCFullYear() === new Date(today * DAY_MS).getUTCFullYear();

/** Making a format costs more than everything else about a card, so each is made once. */
const moneyFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function moneyFormat(currency: string, digits: number): Intl.NumberFormat {
  const name = `${currency} ${digits}`;
  const known = moneyFormats.get(name);
  if (known !== undefined) return known;
  const digitsShown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    signDisplay: "negative",
    ...digitsShown,
  });
  moneyFormats.set(name, made);
  return made;
}

/** A day beside a short month, a long month alone. */
function dateFormat(month: "short" | "long", sameYear: boolean): Intl.DateTimeFormat {
  const name = `${month} ${sameYear}`;
  const known = dateFormats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    month,
    timeZone: "UTC",
    ...(month === "short" ? { day: "numeric" } : {}),
    ...(sameYear ? {} : { year: "numeric" }),
  });
  dateFormats.set(name, made);
  return made;
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

/** 2.13 → "Orders 2.1 × as often as a typical customer", or "Ordered …" of one who has gone quiet. */
export function oftenText(ratio: number, isQuiet: boolean): string {
  const verb = isQuiet ? "Ordered" : "Orders";
  if (ratio < 1) return `${verb} less often than a typical customer`;
  return `${verb} ${ratio < 9.95 ? ratio.toFixed(1) : Math.round(ratio)} × as often as a typical customer`;
}
