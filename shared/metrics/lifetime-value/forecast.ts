/** What a customer is expected to bring within the horizon, part by part, or what is needed to say so. */
import { bgNbd, type History } from "../../engine/index.ts";
import type { Rules } from "../types.ts";
import { type OrderModel, orderModel, renewalNeeds, type SpendModel, spendModel, spendNeeds } from "../models.ts";
import type { CustomerSummary } from "../summary.ts";
import { expectedSpendMinor, horizonOf, toHistory } from "./purchases.ts";
import { expectedWorth, type Renewals, renewalsOf, renewedSoFar } from "./renewals.ts";
import type { ToDate } from "./to-date.ts";

export type OrderForecast = {
  model: OrderModel;
  spendModel: SpendModel;
  history: History;
  /** Discounted expected purchases within the horizon, and what each is expected to bring (kept share, minor units). */
  purchases: number;
  worthMinor: number;
};

export type Forecast =
  | { ok: true; orders: OrderForecast | null; renewals: Renewals[]; meanMinor: number }
  | { ok: false; needs: string };

/**
 * Orders without contract and contracts are added: an order that bills a contract is no purchase event, so nothing is counted twice. A
 * customer who has left is expected to bring nothing; where one part has no model there is no sum to give.
 */
export function forecast(summary: CustomerSummary, { model, thresholds }: Rules, toDate: ToDate): Forecast {
  if (summary.signals.departed !== null) return { ok: true, orders: null, renewals: [], meanMinor: 0 };
  const running = summary.contracts.filter(({ status }) => status === "active");
  const orders = orderForecast(summary, { model, thresholds }, toDate);
  if (summary.purchases !== null && orders === null) return { ok: false, needs: spendNeeds(model, summary.currency) };
  const renewals: Renewals[] = [];
  for (const contract of running) {
    const found = renewalsOf(contract, model, summary.asOfMs, thresholds, toDate);
    if (found === null)
      return {
        ok: false,
        needs:
          contract.priceMinor === null
            ? `an exchange rate for ${contract.currency}`
            : renewalNeeds(model, contract.interval),
      };
    renewals.push(found);
  }
  if (orders === null && renewals.length === 0) return { ok: false, needs: "the paused contract to resume" };
  const renewed = renewals.reduce((sum, part) => sum + expectedWorth(part, renewedSoFar(part.contract)), 0);
  return {
    ok: true,
    orders,
    renewals,
    meanMinor: renewed + (orders === null ? 0 : orders.purchases * orders.worthMinor),
  };
}

function orderForecast(
  summary: CustomerSummary,
  { model, thresholds }: Pick<Rules, "model" | "thresholds">,
  { keptShare }: ToDate,
): OrderForecast | null {
  const orders = orderModel(model);
  const spend = spendModel(model, summary.currency);
  if (summary.purchases === null || orders === null || spend === null) return null;
  const history = toHistory(summary.purchases, summary.asOfDay);
  return {
    model: orders,
    spendModel: spend,
    history,
    purchases: bgNbd.discountedExpectedPurchases(orders.params, history, horizonOf(thresholds)),
    worthMinor: expectedSpendMinor(spend, summary.spend, summary.currency) * keptShare,
  };
}
