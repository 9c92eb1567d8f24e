/** The facts of the relationship: since when, how often, on which plan, what was given back, and whether it has gone quiet. */
import type { Card } from "../../contract/card.ts";
import { formatAmount } from "../../contract/money.ts";
import { formatInstant } from "../../contract/time.ts";
import type { Contract } from "../contracts.ts";
import type { CustomerSummary } from "../summary.ts";
import { QUIET_FACTOR, QUIET_LEAST_DAYS } from "./policy.ts";

export type Quiet = { days: number; usualDays: number };

export function relationshipOf(summary: CustomerSummary): Card["relationship"] {
  const { signals, orders, money, currency, contracts } = summary;
  return {
    since: instantOrNull(signals.firstSeenAt),
    orders: orders.count,
    lastOrderAt: instantOrNull(orders.lastAt),
    lastSeenAt: instantOrNull(signals.lastSeenAt),
    subscriptions: contracts.map(toSubscription),
    refunds: {
      count: money.refunds,
      amount: formatAmount(money.refundsMinor, currency),
      shareOfSpend: money.revenueMinor > 0 ? money.refundsMinor / money.revenueMinor : null,
    },
    departed: signals.departed && { at: formatInstant(signals.departed.at), reason: signals.departed.reason },
    unusuallyQuiet: quietOf(summary),
  };
}

/** How long a customer with a habit has been silent against that habit; null when that is nothing unusual, or nothing is known of a habit. */
export function quietOf({ purchases, asOfDay, signals }: CustomerSummary): Quiet | null {
  if (purchases === null || purchases.usualGapDays === null || signals.departed !== null) return null;
  const days = asOfDay - purchases.lastDay;
  const usualDays = Math.max(1, Math.round(purchases.usualGapDays));
  return days >= QUIET_LEAST_DAYS && days > QUIET_FACTOR * usualDays ? { days, usualDays } : null;
}

function toSubscription(contract: Contract): Card["relationship"]["subscriptions"][number] {
  const { plan, interval, amountMinor, currency, quantity, status } = contract;
  return {
    plan,
    interval,
    amount: formatAmount(amountMinor, currency),
    currency,
    quantity,
    status,
    startedAt: formatInstant(contract.startedAt),
    renewsAt: contract.endsAt === null ? instantOrNull(contract.nextAt) : null,
    endedAt: instantOrNull(contract.endsAt),
  };
}

const instantOrNull = (ms: number | null): string | null => (ms === null ? null : formatInstant(ms));
