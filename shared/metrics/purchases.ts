/** When a customer bought: whole days in the company's time zone, which is all that the purchase models look at. */
import type { Fact } from "../contract/records.ts";
import type { Books } from "./types.ts";

export type Order = Fact<"order">;

export type Purchases = {
  /** Days with a purchase after the first such day. */
  x: number;
  firstDay: number;
  lastDay: number;
  /** Median days between two purchase days; null before the third purchase day. */
  usualGapDays: number | null;
};

/** Mean of what was spent on a repeat day, over repeat days with a positive total. Minor units of the reporting currency. */
export type Spend = { days: number; meanMinor: number };

/** Below three purchase days there is one gap at most, and one gap is no habit. */
const DAYS_FOR_A_HABIT = 3;

/**
 * Purchase events → frequency, first and last day. Orders of one day are one event, an amount of 0 is an event, and a refund changes
 * no timing. The first day is no repeat (Fader, Hardie & Lee 2005, section 2). Null without any event.
 */
export function toPurchases(orders: readonly Order[], books: Books): Purchases | null {
  const days = [...new Set(orders.map(({ at }) => books.dayOf(at)))].toSorted((a, b) => a - b);
  const firstDay = days[0];
  const lastDay = days.at(-1);
  if (firstDay === undefined || lastDay === undefined) return null;
  return {
    x: days.length - 1,
    firstDay,
    lastDay,
    usualGapDays: days.length < DAYS_FOR_A_HABIT ? null : medianGap(days),
  };
}

/**
 * Repeat days with a positive total → their number and mean; a day with an amount that has no rate is left out, since its total is not
 * known. The first day is left out, as in the published gamma-gamma estimates of the CDNOW sample. Null when no day is left.
 */
export function toSpend(orders: readonly Order[], books: Books, firstDay: number): Spend | null {
  const totals = new Map<number, number>();
  for (const order of orders) {
    const day = books.dayOf(order.at);
    if (day === firstDay) continue;
    const amount = books.convert(order.amountMinor, order.currency, order.at) ?? Number.NaN;
    totals.set(day, (totals.get(day) ?? 0) + amount);
  }
  const positive = [...totals.values()].filter((total) => total > 0);
  if (positive.length === 0) return null;
  return { days: positive.length, meanMinor: positive.reduce((sum, total) => sum + total, 0) / positive.length };
}

function medianGap(days: readonly number[]): number {
  const gaps = days
    .slice(1)
    .map((day, i) => day - (days[i] ?? day))
    .toSorted((a, b) => a - b);
  const middle = gaps.length >> 1;
  const upper = gaps[middle] ?? 0;
  return gaps.length % 2 === 1 ? upper : (upper + (gaps[middle - 1] ?? upper)) / 2;
}
