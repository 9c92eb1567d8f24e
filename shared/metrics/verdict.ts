/** One plain sentence for somebody who has three seconds: what is at stake, and what is unusual. */
import type { ChurnRisk, LifetimeValue, NotEnoughData } from "../contract/card.ts";
import { parseAmount } from "../contract/money.ts";
import { quietOf } from "./relationship/metric.ts";
import { type CustomerSummary, dayIn } from "./summary.ts";
import { inDate, inHabit, inMoney } from "./words.ts";

/** Nine of ten such customers never come back within the horizon: "unusually quiet" would be a euphemism. */
const PROBABLY_GONE = 0.9;

type Figures = { value: LifetimeValue | NotEnoughData; risk: ChurnRisk | NotEnoughData };

/** Made from the figures of the card and nothing else. It never tells anybody to do less than is owed. */
export function verdictOf(summary: CustomerSummary, { value, risk }: Figures): string {
  if (value.status !== "ok") return "No orders or subscriptions yet, so there is no value to judge by.";
  const money = (amount: string) => inMoney(minorOf(amount, value.currency), value.currency);
  const gone = departedText(summary);
  if (gone !== null) return `${gone}; brought ${money(value.toDate)} to date.`;
  if ("status" in value.expected) return `${money(value.toDate)} to date; a forecast needs ${value.expected.needs}.`;
  const lost = value.reasons.find(({ code }) => code === "cancelled");
  if (lost?.effect !== undefined && "money" in lost.effect)
    return `${lost.text}: ${money(lost.effect.money.replace("-", ""))} would go with it.`;
  const quiet = quietOf(summary);
  if (quiet !== null && risk.status === "ok" && risk.probability >= PROBABLY_GONE)
    return `Probably gone: silent for ${quiet.days} days after ordering ${inHabit(quiet.usualDays)}; brought ${money(value.toDate)} to date.`;
  const isAtRisk = quiet !== null || (risk.status === "ok" && risk.band === "high");
  const stake = stakeText(value, isAtRisk, money(value.expected.mean), money(value.toDate));
  return `${stake}${stateText(summary, risk)}.`;
}

function departedText(summary: CustomerSummary): string | null {
  const { signals, asOfDay } = summary;
  if (signals.departed === null) return null;
  const { at, reason } = signals.departed;
  const day = dayIn(summary, at);
  const why = reason.replaceAll("_", " ");
  return `Left on ${inDate(day, asOfDay)} (${why.charAt(0).toLowerCase()}${why.slice(1)})`;
}

function stakeText({ band, total }: LifetimeValue, isAtRisk: boolean, expected: string, soFar: string): string {
  if (!("status" in total) && total.mean.startsWith("-"))
    return `Has cost more than it brought: ${soFar} to date, ${expected} expected`;
  if (band !== "top" && band !== "high") return `${expected} still expected after ${soFar} to date`;
  const who = band === "top" ? "A top customer" : "A valuable customer";
  return `${isAtRisk ? "Worth keeping" : who}: ${expected} still expected`;
}

function stateText(summary: CustomerSummary, risk: Figures["risk"]): string {
  const quiet = quietOf(summary);
  if (quiet !== null) return `, and unusually quiet for a customer who ordered ${inHabit(quiet.usualDays)}`;
  if (summary.purchases?.x === 0 && summary.contracts.length === 0) return ", with only one order so far";
  if (risk.status !== "ok") return "";
  return { low: ", and likely to stay", medium: ", with some risk of leaving", high: ", and likely to leave" }[
    risk.band
  ];
}

function minorOf(amount: string, currency: string): number {
  const parsed = parseAmount(amount, currency);
  return parsed.ok ? parsed.value : 0;
}
