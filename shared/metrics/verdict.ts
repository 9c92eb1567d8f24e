/** One plain sentence for somebody who has three seconds: what is at stake, and what is unusual. */
import type { ChurnRisk, LifetimeValue, NotEnoughData } from "../contract/card.ts";
import { parseAmount } from "../contract/money.ts";
import { DAY_MS } from "../contract/time.ts";
import { quietOf } from "./relationship/metric.ts";
import type { CustomerSummary } from "./summary.ts";
import { inDate, inHabit, inMoney } from "./words.ts";

type Figures = { value: LifetimeValue | NotEnoughData; risk: ChurnRisk | NotEnoughData };

/** Made from the figures of the card and nothing else. It never tells anybody to do less than is owed. */
export function verdictOf(summary: CustomerSummary, { value, risk }: Figures): string {
  if (value.status !== "ok") return "No orders or subscriptions yet, so there is no value to judge by.";
  const money = (amount: string) => inMoney(minorOf(amount, value.currency), value.currency);
  const departed = departedText(summary);
  if (departed !== null) return `${departed}; brought ${money(value.toDate)} to date.`;
  if ("status" in value.expected) return `${money(value.toDate)} to date; a forecast needs ${value.expected.needs}.`;
  const stake = stakeText(value, risk, money(value.expected.mean), money(value.toDate));
  return `${stake}${stateText(summary, risk)}.`;
}

function departedText({ signals, asOfDay, asOfMs }: CustomerSummary): string | null {
  if (signals.departed === null) return null;
  const { at, reason } = signals.departed;
  const day = asOfDay - Math.round((asOfMs - at) / DAY_MS);
  const why = reason.replaceAll("_", " ");
  return `Left on ${inDate(day, asOfDay)} (${why.charAt(0).toLowerCase()}${why.slice(1)})`;
}

function stakeText(
  { toDate, band, total }: LifetimeValue,
  risk: Figures["risk"],
  expected: string,
  soFar: string,
): string {
  if (toDate.startsWith("-") && !("status" in total) && total.mean.startsWith("-"))
    return `Has cost more than it brought: ${soFar} to date, ${expected} expected`;
  const atRisk = risk.status === "ok" && risk.band === "high";
  if (band === "top" || band === "high")
    return `${atRisk ? "Worth keeping" : band === "top" ? "A top customer" : "A valuable customer"}: ${expected} still expected`;
  return `${expected} still expected after ${soFar} to date`;
}

function stateText(summary: CustomerSummary, risk: Figures["risk"]): string {
  const ending = summary.contracts.find(({ status, endsAt }) => status !== "ended" && endsAt !== null);
  if (ending !== undefined && ending.endsAt !== null) {
    const day = summary.asOfDay + Math.round((ending.endsAt - summary.asOfMs) / DAY_MS);
    return `, but ${ending.plan ?? "the subscription"} is cancelled and ends ${inDate(day, summary.asOfDay)}`;
  }
  const quiet = quietOf(summary);
  if (quiet !== null) return `, and unusually quiet for a customer who ordered ${inHabit(quiet.usualDays)}`;
  if (risk.status !== "ok") return "";
  if (risk.band === "high") return ", and likely to leave";
  return risk.band === "low" ? ", and likely to stay" : ", with some risk of leaving";
}

function minorOf(amount: string, currency: string): number {
  const parsed = parseAmount(amount, currency);
  return parsed.ok ? parsed.value : 0;
}
