/**
 * Why the value is what it is. Each reason's money is the model's own answer to "what if this one aspect were typical", never an opinion:
 * first the customer's frequency against a typical one's, then its silence against its own habit, then its spend, and what was given back.
 */
import type { Reason } from "../../contract/card.ts";
import { formatAmount } from "../../contract/money.ts";
import { bgNbd } from "../../engine/index.ts";
import { quietOf } from "../relationship/metric.ts";
import { type CustomerSummary, dayIn } from "../summary.ts";
import type { Rules } from "../types.ts";
import { inDate, inMoney, inWords, oftenText, plural, sentence } from "../words.ts";
import type { OrderForecast } from "./forecast.ts";
import type { Worth } from "./metric.ts";
import { LEAST_EFFECT_SHARE, MOST_REASONS, TYPICAL_WITHIN } from "./policy.ts";
import { horizonOf, onSchedule, typicalHistory, typicalSpendMinor } from "./purchases.ts";
import { expectedWorth, type Renewals, renewedSoFar } from "./renewals.ts";

/** A reason with its size in minor units, before the three largest are chosen. */
export type SizedReason = { code: string; text: string; effectMinor: number };

/** At most three, the largest effect first; none that would round to nothing beside the total. */
export function valueReasons(
  summary: CustomerSummary,
  rules: Rules,
  { forecast, totalMinor, toDate }: Worth,
): Reason[] {
  const ahead = forecast.ok
    ? [
        ...(forecast.orders === null ? [] : orderReasons(summary, rules, forecast.orders, toDate.keptShare)),
        ...forecast.renewals.flatMap((renewals) => renewalReasons(renewals, summary)),
      ]
    : [];
  const least = Math.max(1, LEAST_EFFECT_SHARE * Math.abs(totalMinor ?? toDate.toDateMinor));
  return [...ahead, ...pastReasons(summary)]
    .filter(({ effectMinor }) => Math.abs(effectMinor) >= least)
    .toSorted((a, b) => Math.abs(b.effectMinor) - Math.abs(a.effectMinor) || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_REASONS)
    .map(({ code, text, effectMinor }) => ({
      code,
      text,
      effect: { money: formatAmount(effectMinor, summary.currency) },
    }));
}

function orderReasons(
  summary: CustomerSummary,
  { thresholds }: Rules,
  orders: OrderForecast,
  keptShare: number,
): SizedReason[] {
  const { params } = orders.model;
  const { history, worthMinor } = orders;
  const gapDays = summary.purchases?.usualGapDays ?? null;
  const gapWeeks = gapDays === null ? bgNbd.typicalGapWeeks(params, history) : gapDays / 7;
  const worth = (of: typeof history) =>
    bgNbd.discountedExpectedPurchases(params, of, horizonOf(thresholds)) * worthMinor;
  const typical = typicalHistory(params, history);
  const scheduled = onSchedule(history, gapWeeks);
  const typicalSpend = typicalSpendMinor(orders.spendModel, summary.currency) * keptShare;
  return [
    {
      code: "order_frequency",
      text: frequencyText(history, typical, quietOf(summary) !== null),
      effectMinor: worth(scheduled) - worth(typical),
    },
    { code: "silence", text: silenceText(summary), effectMinor: worth(history) - worth(scheduled) },
    {
      code: "spend",
      text: spendText(worthMinor / keptShare, typicalSpend / keptShare, summary.currency),
      effectMinor: orders.purchases * (worthMinor - typicalSpend),
    },
  ].filter(({ text }) => text !== "");
}

/** Empty when there is nothing to say: the frequency is a typical one. */
function frequencyText(
  { x, T }: OrderForecast["history"],
  typical: OrderForecast["history"],
  isQuiet: boolean,
): string {
  if (x === 0) return T < 1 ? "" : `No second order in ${plural(Math.round(T * 7), "day")}`;
  const ratio = x / typical.x;
  return Number.isFinite(ratio) && Math.abs(ratio - 1) >= TYPICAL_WITHIN ? oftenText(ratio, isQuiet) : "";
}

function silenceText(summary: CustomerSummary): string {
  const quiet = quietOf(summary);
  return quiet === null ? "" : `Silent for ${plural(quiet.days, "day")}, usually ${quiet.usualDays}`;
}

function spendText(own: number, typical: number, currency: string): string {
  if (!(typical > 0) || Math.abs(own / typical - 1) < TYPICAL_WITHIN) return "";
  return `About ${inMoney(own, currency)} an order, typically ${inMoney(typical, currency)}`;
}

function renewalReasons(renewals: Renewals, summary: CustomerSummary): SizedReason[] {
  const { contract } = renewals;
  const renewed = renewedSoFar(contract);
  const name = contract.plan ?? "Subscription";
  const now = expectedWorth(renewals, renewed);
  if (contract.endsAt !== null) {
    const day = inDate(dayIn(summary, contract.endsAt), summary.asOfDay);
    return [
      {
        code: "cancelled",
        text: `${name} is cancelled and ends ${day}`,
        effectMinor: now - (renewals.uncancelled ?? now),
      },
    ];
  }
  if (renewed === 0) return [];
  return [
    {
      code: "renewals",
      text: `${name} renewed ${renewed === 1 ? "once" : `${inWords(renewed)} times`}`,
      effectMinor: now - expectedWorth(renewals, 0),
    },
  ];
}

function pastReasons({ money, currency }: CustomerSummary): SizedReason[] {
  const share = money.revenueMinor > 0 ? Math.round((100 * money.refundsMinor) / money.revenueMinor) : null;
  const refunds = sentence(`${inWords(money.refunds)} refund${money.refunds === 1 ? "" : "s"}`);
  return [
    {
      code: "refunds",
      text: share === null || share === 0 ? refunds : `${refunds}, ${share} % of spend`,
      effectMinor: -money.refundsMinor,
    },
    {
      code: "cost_to_serve",
      text: `Serving cost ${inMoney(money.costToServeMinor, currency)}`,
      effectMinor: -money.costToServeMinor,
    },
  ];
}
