/** Lifetime value: what the customer brought, what is expected within the horizon, and why. */
import type { LifetimeValue, NotEnoughData } from "../../contract/card.ts";
import { currencyDecimals, formatAmount } from "../../contract/money.ts";
import { intervalOfFuture } from "../../engine/index.ts";
import type { CustomerSummary } from "../summary.ts";
import type { Rules } from "../types.ts";
import { valueBandOf } from "./band.ts";
import { type Forecast, forecast, type OrderForecast } from "./forecast.ts";
import { INTERVAL } from "./policy.ts";
import { horizonOf } from "./purchases.ts";
import { valueReasons } from "./reasons.ts";
import { type Range, rangeOfWorth } from "./renewals.ts";
import { type ToDate, toDate } from "./to-date.ts";

/** The figures of a list, without interval and reasons: what a rescoring of every customer can afford. */
export type Worth = { toDate: ToDate; forecast: Forecast; totalMinor: number | null };

/** Null when nothing was ever sold to this customer. */
export function worthOf(summary: CustomerSummary, rules: Rules): Worth | null {
  if (summary.money.sales === 0 && summary.contracts.length === 0) return null;
  const soFar = toDate(summary, rules.thresholds);
  const future = forecast(summary, rules, soFar);
  return {
    toDate: soFar,
    forecast: future,
    totalMinor: future.ok ? Math.round(soFar.toDateMinor + future.meanMinor) : null,
  };
}

/** The value of the card, in the reporting currency at the rates of each fact's day. */
export function lifetimeValue(summary: CustomerSummary, rules: Rules): LifetimeValue | NotEnoughData {
  const worth = worthOf(summary, rules);
  if (worth === null) return { status: "not_enough_data", needs: "a first order or subscription" };
  const { currency, money } = summary;
  const { forecast: future, totalMinor, toDate: soFar } = worth;
  const range = future.ok ? rangeOf(summary, rules, soFar, future) : null;
  const missing: NotEnoughData = { status: "not_enough_data", needs: future.ok ? "" : future.needs };
  return {
    status: "ok",
    currency,
    basis: soFar.basis,
    toDate: formatAmount(soFar.toDateMinor, currency),
    expected: range === null ? missing : inMajor(range, 0, currency),
    total: range === null ? missing : inMajor(range, soFar.toDateMinor, currency),
    interval: INTERVAL,
    horizonMonths: rules.thresholds.valueHorizonMonths,
    discountRate: rules.thresholds.discountRate,
    method: methodOf(future, summary),
    observations: money.sales,
    ...(money.unconverted.facts === 0 ? {} : { unconverted: unconvertedOf(summary) }),
    band: totalMinor === null ? null : valueBandOf(totalMinor, currency, rules),
    reasons: valueReasons(summary, rules, worth),
  };
}

/** Parts are taken as independent: their means add, and so do the squares of how far their ends lie from them. */
function rangeOf(summary: CustomerSummary, rules: Rules, soFar: ToDate, future: Forecast & { ok: true }): Range {
  const parts = future.renewals.map((renewals) => rangeOfWorth(renewals, INTERVAL));
  const orders = future.orders;
  if (orders !== null) parts.push(rangeOfOrders(summary, rules, soFar, orders));
  const spread = (end: "low" | "high") => Math.hypot(...parts.map((part) => part[end] - part.mean));
  const mean = future.meanMinor;
  if (parts.length === 1 && parts[0] !== undefined) return { ...parts[0], mean };
  return { mean, low: mean - spread("low"), high: mean + spread("high") };
}

/** The engine counts in major units and keeps the mean inside. A kept share below nought, goods sold under their cost, turns the ends round. */
function rangeOfOrders(
  { spend, currency }: CustomerSummary,
  { thresholds }: Rules,
  { keptShare }: ToDate,
  orders: OrderForecast,
): Range {
  const unit = 10 ** currencyDecimals(currency);
  const own = spend === null ? { x: 0, mean: 0 } : { x: spend.days, mean: spend.meanMinor / unit };
  const model = orders.spendModel;
  const { low, high, mean } = intervalOfFuture(
    orders.model.params,
    model.kind === "mean" ? null : model.params,
    orders.history,
    model.kind === "mean" ? { x: 1, mean: model.mean } : own,
    { ...horizonOf(thresholds), level: INTERVAL },
  );
  const ends = [low * unit * keptShare, high * unit * keptShare];
  return { mean: mean * unit * keptShare, low: Math.min(...ends), high: Math.max(...ends) };
}

const inMajor = ({ mean, low, high }: Range, plusMinor: number, currency: string) => ({
  mean: formatAmount(plusMinor + mean, currency),
  low: formatAmount(plusMinor + low, currency),
  high: formatAmount(plusMinor + high, currency),
});

/** The names of what was used, as a person may look them up. */
function methodOf(future: Forecast, { signals }: CustomerSummary): string {
  if (!future.ok) return "value to date only";
  if (signals.departed !== null) return "has left: nothing more expected";
  const orders =
    future.orders === null
      ? []
      : [future.orders.spendModel.kind === "mean" ? "BG/NBD × average spend" : "BG/NBD × gamma-gamma"];
  return [...orders, ...new Set(future.renewals.map(({ model }) => model.method))].join(" + ");
}

function unconvertedOf({ money: { unconverted } }: CustomerSummary) {
  const amounts = unconverted.amounts.map(({ amountMinor, currency }) => ({
    amount: formatAmount(amountMinor, currency),
    currency,
  }));
  return { facts: unconverted.facts, amounts };
}
