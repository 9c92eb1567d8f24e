/** The company's books: its currency, its days, and what money of another currency was worth on the day of the fact. */
import { currencyDecimals } from "../contract/money.ts";
import { dayClock } from "../contract/time.ts";
import type { Books } from "./types.ts";

/** 1 `from` = `rate` `to` on `day` (days since 1970-01-01). */
export type DayRate = { day: number; from: string; to: string; rate: number };

/** A rate older than this says too little of the day it is asked for. */
const OLDEST_RATE_DAYS = 7;

type Quote = { day: number; rate: number };
/** Rate of a pair at the latest day not after the one asked for, and how old it is. */
type Found = { rate: number; ageDays: number };

/**
 * Books in `currency` and `timeZone`. A rate is looked for on the day of the fact, else on the nearest earlier day within a week:
 * as the pair itself or its inverse, else through one third currency known to both. None is ever guessed.
 */
export function books(settings: { currency: string; timeZone: string }, rates: readonly DayRate[]): Books {
  const { currency, timeZone } = settings;
  const clock = dayClock(timeZone);
  const quotes = quotesOf(rates);
  const third = [...new Set(rates.flatMap(({ from, to }) => [from, to]))].toSorted();
  const known = new Map<string, number | null>();

  const rateAt = (from: string, day: number): number | null => {
    const name = `${from}${day}`;
    const cached = known.get(name);
    if (cached !== undefined) return cached;
    const rate = pairAt(quotes, from, currency, day)?.rate ?? crossAt(quotes, from, currency, third, day);
    known.set(name, rate);
    return rate;
  };

  return {
    currency,
    dayOf: (ms) => clock.dayOf(ms),
    endOf: (day) => clock.endOf(day),
    convert(amountMinor, from, atMs) {
      if (from === currency) return amountMinor;
      const rate = rateAt(from, clock.dayOf(atMs));
      if (rate === null) return null;
      const scale = 10 ** (currencyDecimals(currency) - currencyDecimals(from));
      return roundHalfAway(amountMinor * rate * scale);
    },
  };
}

/** To whole units, halves away from zero; what binary fractions add beyond the fifteenth digit is not taken for a half. */
export function roundHalfAway(value: number): number {
  const size = Math.floor(Number(Math.abs(value).toPrecision(15)) + 0.5);
  return value < 0 && size !== 0 ? -size : size;
}

function quotesOf(rates: readonly DayRate[]): Map<string, Quote[]> {
  const pairs = new Map<string, Quote[]>();
  for (const { day, from, to, rate } of rates) {
    const name = from + to;
    const list = pairs.get(name);
    if (list === undefined) pairs.set(name, [{ day, rate }]);
    else list.push({ day, rate });
  }
  for (const list of pairs.values()) list.sort((a, b) => a.day - b.day || a.rate - b.rate);
  return pairs;
}

function pairAt(quotes: Map<string, Quote[]>, from: string, to: string, day: number): Found | null {
  const direct = latest(quotes.get(from + to), day);
  const inverse = latest(quotes.get(to + from), day);
  if (inverse !== null && (direct === null || inverse.ageDays < direct.ageDays))
    return { rate: 1 / inverse.rate, ageDays: inverse.ageDays };
  return direct;
}

/** The two legs whose rates are the freshest together; among equals the first currency by name. */
function crossAt(quotes: Map<string, Quote[]>, from: string, to: string, third: string[], day: number): number | null {
  let best: Found | null = null;
  for (const middle of third) {
    if (middle === from || middle === to) continue;
    const first = pairAt(quotes, from, middle, day);
    const second = first === null ? null : pairAt(quotes, middle, to, day);
    if (first === null || second === null) continue;
    const ageDays = first.ageDays + second.ageDays;
    if (best === null || ageDays < best.ageDays) best = { rate: first.rate * second.rate, ageDays };
  }
  return best?.rate ?? null;
}

function latest(list: Quote[] | undefined, day: number): Found | null {
  if (list === undefined) return null;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.day ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  const quote = list[low - 1];
  if (quote === undefined || day - quote.day > OLDEST_RATE_DAYS) return null;
  return { rate: quote.rate, ageDays: day - quote.day };
}
