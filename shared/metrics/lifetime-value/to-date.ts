/** What the customer is worth so far. */
import type { Thresholds } from "../../contract/policy.ts";
import type { CustomerSummary } from "../summary.ts";

export type ToDate = {
  basis: "revenue" | "margin";
  toDateMinor: number;
  /** What stays of a unit of future revenue: the share of margin where the basis is margin, else all of it. */
  keptShare: number;
};

/**
 * Revenue less refunds and what serving the customer cost; less cost of goods too, and then called margin, once
 * `marginCoverage` of the sales state a cost. A negative margin is kept and shown.
 */
export function toDate({ money }: CustomerSummary, thresholds: Pick<Thresholds, "marginCoverage">): ToDate {
  const net = money.revenueMinor - money.refundsMinor - money.costToServeMinor;
  const covered =
    money.sales > 0 && money.salesWithCost >= thresholds.marginCoverage * money.sales && money.salesWithCost > 0;
  if (!covered) return { basis: "revenue", toDateMinor: net, keptShare: 1 };
  const keptShare = money.costedRevenueMinor > 0 ? 1 - money.goodsCostMinor / money.costedRevenueMinor : 1;
  return { basis: "margin", toDateMinor: net - money.goodsCostMinor, keptShare };
}
