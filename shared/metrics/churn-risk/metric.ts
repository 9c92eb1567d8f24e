/** Churn risk: how likely the customer is to leave within the horizon, how well that is known, and why. */
import type { ChurnRisk, NotEnoughData, RiskBand } from "../../contract/card.ts";
import type { Thresholds } from "../../contract/policy.ts";
import { bgNbd } from "../../engine/index.ts";
import { renewedSoFar } from "../lifetime-value/renewals.ts";
import type { CustomerSummary } from "../summary.ts";
import type { Rules } from "../types.ts";
import { type ContractPart, lossAt, type OrderPart, type Parts, partsOf } from "./parts.ts";
import { departureReason, riskReasons } from "./reasons.ts";
import { certain, type Estimate, estimate } from "./uncertainty.ts";

/** The probability alone, for lists; null where it cannot be honestly given. */
export function riskOf(summary: CustomerSummary, rules: Rules): number | null {
  if (summary.signals.departed !== null) return 1;
  const found = partsOf(summary, rules);
  return found.ok ? together(found.parts) : null;
}

export function churnRisk(summary: CustomerSummary, rules: Rules): ChurnRisk | NotEnoughData {
  const { thresholds } = rules;
  const observations = summary.money.sales;
  if (summary.signals.departed !== null) {
    const reasons = [departureReason(summary)];
    return {
      status: "ok",
      ...certain(1),
      horizonDays: thresholds.churnHorizonDays,
      method: "has already left",
      observations,
      band: "high",
      reasons,
    };
  }
  const found = partsOf(summary, rules);
  if (!found.ok) return { status: "not_enough_data", needs: found.needs };
  const { parts } = found;
  const { probability, low, high } = product(estimatesOf(parts));
  return {
    status: "ok",
    probability,
    low,
    high,
    horizonDays: parts.horizonDays,
    method: methodOf(parts),
    observations,
    band: riskBandOf(probability, thresholds),
    reasons: riskReasons(summary, parts),
  };
}

export function riskBandOf(probability: number, { risk: [medium, high] }: Pick<Thresholds, "risk">): RiskBand {
  return probability >= high ? "high" : probability >= medium ? "medium" : "low";
}

/** A customer leaves when nothing holds any more: every contract ends and no order comes. The parts are taken as independent. */
export function together({ orders, contracts }: Parts): number {
  return contracts.reduce((all, { probability }) => all * probability, orders?.probability ?? 1);
}

function estimatesOf({ orders, contracts }: Parts): Estimate[] {
  return [...(orders === null ? [] : [ordersEstimate(orders)]), ...contracts.map(contractEstimate)];
}

const ordersEstimate = ({ model, history, weeks }: OrderPart): Estimate =>
  estimate((params) => bgNbd.probabilityOfNone(params, history, weeks), model.params, model.errors, model.observations);

function contractEstimate(part: ContractPart): Estimate {
  const { model, contract } = part;
  return estimate(
    (params) => lossAt(part, renewedSoFar(contract), params),
    model.params,
    model.errors,
    model.observations,
  );
}

/** Ends multiply too: as if all parts were wrong in the same direction, the wide side. */
const product = (parts: readonly Estimate[]): Estimate =>
  parts.reduce(
    (a, b) => ({ probability: a.probability * b.probability, low: a.low * b.low, high: a.high * b.high }),
    certain(1),
  );

function methodOf({ orders, contracts }: Parts): string {
  const names = [...(orders === null ? [] : ["BG/NBD"]), ...new Set(contracts.map(({ model }) => model.method))];
  const both = orders === null ? "leaves when every contract ends" : "leaves when orders and contracts end";
  return contracts.length + (orders === null ? 0 : 1) > 1 ? `${names.join(" × ")}: ${both}` : names.join("");
}
