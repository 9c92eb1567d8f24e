/** What orders without a contract still bring: BG/NBD purchases times gamma-gamma spend, discounted. */
import { type BgNbd, bgNbd, gammaGamma, type History, weeklyRate, weeksOfMonths } from "../../engine/index.ts";
import { currencyDecimals } from "../../contract/money.ts";
import type { Thresholds } from "../../contract/policy.ts";
import type { SpendModel } from "../models.ts";
import type { Purchases, Spend } from "../purchases.ts";

/** Days → the model's weeks, exact days/7. */
export function toHistory({ x, firstDay, lastDay }: Purchases, asOfDay: number): History {
  return { x, tx: (lastDay - firstDay) / 7, T: (asOfDay - firstDay) / 7 };
}

export const horizonOf = ({ discountRate, valueHorizonMonths }: Thresholds) => ({
  ratePerWeek: weeklyRate(discountRate),
  horizonWeeks: weeksOfMonths(valueHorizonMonths),
});

/** Expected spend of a repeat day, minor units. Without a repeat day of one's own it is the population's mean. */
export function expectedSpendMinor(model: SpendModel, spend: Spend | null, currency: string): number {
  const unit = 10 ** currencyDecimals(currency);
  if (model.kind === "mean") return model.mean * unit;
  const own = spend === null ? { x: 0, mean: 0 } : { x: spend.days, mean: spend.meanMinor / unit };
  return gammaGamma.expectedSpend(model.params, own) * unit;
}

/** Spend of the typical customer, minor units. */
export const typicalSpendMinor = (model: SpendModel, currency: string): number =>
  expectedSpendMinor(model, null, currency);

/** The typical customer of the same age: as many repeat days as the population expects, evenly spread. */
export function typicalHistory(params: BgNbd, { T }: History): History {
  const x = bgNbd.expectedPurchases(params, { x: 0, tx: 0, T: 0 }, T);
  return { x, tx: (T * x) / (x + 1), T };
}

/** The same customer without an unusual silence: the last order no longer ago than the usual gap. */
export function onSchedule(history: History, usualGapWeeks: number): History {
  return history.x === 0 ? history : { ...history, tx: Math.max(history.tx, history.T - usualGapWeeks) };
}
