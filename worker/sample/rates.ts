/**
 * Exchange rates of the sample company alone: invented walks around round numbers, one a week. They are no market data and are sent
 * with the sample only; the product brings no rates.
 */
import { DAY, WEEK, YEAR } from "./calendar.ts";
import { type Dice, normal } from "./dice.ts";
import { YEARS } from "./truth.ts";

export type Currency = "EUR" | "GBP" | "USD";
export type SampleRate = { day: string; from: Currency; to: "EUR"; rate: number };
export type Rates = { list: SampleRate[]; perEuro(currency: Currency, at: number): number };

const CENTRE = { GBP: 1.16, USD: 0.92 } as const;

export function sampleRates(d: Dice, asOf: number): Rates {
  const first = Math.floor((asOf - YEARS * YEAR - 2 * WEEK) / DAY) * DAY;
  const walks = {
    GBP: walk(d.fork("GBP"), CENTRE.GBP, first, asOf),
    USD: walk(d.fork("USD"), CENTRE.USD, first, asOf),
  };
  const list = (["GBP", "USD"] as const).flatMap((from) =>
    walks[from].map((rate, week) => ({ day: dayText(first + week * WEEK), from, to: "EUR" as const, rate })),
  );
  const at = (currency: Currency, instant: number): number =>
    currency === "EUR" ? 1 : (walks[currency][Math.floor((instant - first) / WEEK)] ?? CENTRE[currency]);
  return { list, perEuro: (currency, instant) => 1 / at(currency, instant) };
}

/** Pulled back to its centre, so that three years stay believable. */
function walk(d: Dice, centre: number, from: number, until: number): number[] {
  const rates: number[] = [];
  let rate = centre;
  for (let at = from; at <= until; at += WEEK) {
    rate += 0.04 * (centre - rate) + 0.006 * centre * normal(d);
    rates.push(Math.round(rate * 10_000) / 10_000);
  }
  return rates;
}

const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
