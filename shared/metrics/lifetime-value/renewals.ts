/** What the running contracts still bring: renewals by the shifted-beta-geometric model, discounted. */
import { DAY_MS } from "../../contract/time.ts";
import type { Thresholds } from "../../contract/policy.ts";
import type { ModelVersion } from "../../contract/endpoints/model.ts";
import { addIntervals } from "../contract-terms.ts";
import type { Contract } from "../contracts.ts";
import { type RenewalModel, renewalModel } from "../models.ts";
import type { ToDate } from "./to-date.ts";

/** A year has 365.25 days, so that a rate means the same in a leap year. */
const DAYS_PER_YEAR = 365.25;

/** Expected money, and the range that holds it with probability `level`; minor units of the reporting currency. */
export type Range = { mean: number; low: number; high: number };

export type Renewals = {
  contract: Contract;
  model: RenewalModel;
  /** Present value of the next renewals taken together: after the first, after the first two, … */
  worth: number[];
  /** Expected worth had the contract not been cancelled; null when it has not. */
  uncancelled: number | null;
};

/** A running contract with the worth of each further renewal within the horizon; null where a model or a price is missing. */
export function renewalsOf(
  contract: Contract,
  model: ModelVersion | null,
  asOfMs: number,
  thresholds: Thresholds,
  toDate: ToDate,
): Renewals | null {
  const found = renewalModel(model, contract);
  const kept = keptOfTerm(contract, toDate);
  if (found === null || kept === null) return null;
  const horizon = addIntervals(asOfMs, "month", thresholds.valueHorizonMonths);
  const worthUntil = (end: number) => presentWorth(contract, kept, asOfMs, end, thresholds.discountRate);
  const worth = worthUntil(Math.min(horizon, (contract.endsAt ?? Infinity) - 1));
  const known = { contract, model: found, worth };
  if (contract.endsAt === null) return { ...known, uncancelled: null };
  const uncancelled = expectedWorth({ ...known, worth: worthUntil(horizon) }, renewedSoFar(contract));
  return { ...known, uncancelled };
}

function keptOfTerm({ priceMinor, costMinor }: Contract, { basis, keptShare }: ToDate): number | null {
  if (priceMinor === null || basis === "revenue") return priceMinor;
  return costMinor === null ? priceMinor * keptShare : priceMinor - costMinor;
}

function presentWorth(
  { nextAt, interval }: Contract,
  kept: number,
  asOfMs: number,
  endMs: number,
  annualRate: number,
): number[] {
  const worth: number[] = [];
  if (nextAt === null) return worth;
  let sum = 0;
  for (let i = 0, at = nextAt; at <= endMs; i += 1, at = addIntervals(nextAt, interval, i)) {
    sum += kept * (1 + annualRate) ** (-(at - asOfMs) / DAY_MS / DAYS_PER_YEAR);
    worth.push(sum);
  }
  return worth;
}

/** Renewals so far: a contract in its first term has none. */
export const renewedSoFar = ({ terms }: Contract): number => Math.max(0, terms - 1);

/** Present value expected of a contract that has been renewed `renewed` times so far. */
export function expectedWorth({ model, worth }: Pick<Renewals, "model" | "worth">, renewed: number): number {
  return worth.reduce(
    (sum, after, i) => sum + (after - (worth[i - 1] ?? 0)) * model.survival(model.params, renewed, i + 1),
    0,
  );
}

/** The distribution of further renewals is known exactly, so the range needs no draws: the worth at both its quantiles, widened to the mean where that lies outside. */
export function rangeOfWorth(renewals: Renewals, level: number): Range {
  const renewed = renewedSoFar(renewals.contract);
  const worthAt = (probability: number): number => {
    // The k-th renewal happens with probability S(k); it stands within the p-quantile as long as 1 − S(k) < p.
    const count = renewals.worth.findIndex(
      (_, i) => 1 - renewals.model.survival(renewals.model.params, renewed, i + 1) >= probability,
    );
    return renewals.worth[(count < 0 ? renewals.worth.length : count) - 1] ?? 0;
  };
  const ends = [worthAt((1 - level) / 2), worthAt((1 + level) / 2)];
  const mean = expectedWorth(renewals, renewed);
  return { mean, low: Math.min(mean, ...ends), high: Math.max(mean, ...ends) };
}
