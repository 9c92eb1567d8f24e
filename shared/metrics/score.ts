/** The columns of a list: what is computed for every customer whenever a model or a threshold changes. */
import { advance } from "./advance.ts";
import { riskBandOf, riskOf } from "./churn-risk/metric.ts";
import { valueBandOf } from "./lifetime-value/band.ts";
import { worthOf } from "./lifetime-value/metric.ts";
import type { CustomerSummary } from "./summary.ts";
import type { Rules, Score } from "./types.ts";

/** `asOfMs`: now; a summary written earlier is brought up to it. The same figures as the card's, without intervals and reasons. */
export function toScore(summary: CustomerSummary, rules: Rules, asOfMs: number): Score {
  const today = advance(summary, asOfMs);
  const worth = worthOf(today, rules);
  const risk = riskOf(today, rules);
  const totalMinor = worth?.totalMinor ?? null;
  return {
    totalMinor,
    toDateMinor: worth?.toDate.toDateMinor ?? 0,
    valueBand: totalMinor === null ? null : valueBandOf(totalMinor, summary.currency, rules),
    risk,
    riskBand: risk === null ? null : riskBandOf(risk, rules.thresholds),
    npsLatest: today.signals.nps?.score ?? null,
    lastSeenAt: today.signals.lastSeenAt,
  };
}
