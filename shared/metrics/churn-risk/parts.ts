/** The two ways of staying, buying again and renewing, each with its probability of ending. */
import { type BgNbd, bgNbd, type History } from "../../engine/index.ts";
import { DAY_MS } from "../../contract/time.ts";
import { addIntervals } from "../contract-terms.ts";
import type { Contract } from "../contracts.ts";
import { toHistory } from "../lifetime-value/purchases.ts";
import { renewedSoFar } from "../lifetime-value/renewals.ts";
import { type OrderModel, orderModel, orderNeeds, type RenewalModel, renewalModel, renewalNeeds } from "../models.ts";
import type { CustomerSummary } from "../summary.ts";
import type { Rules } from "../types.ts";
import { GAPS_OF_SILENCE, LONGEST_HORIZON_DAYS } from "./policy.ts";

export type OrderPart = { model: OrderModel; history: History; weeks: number; probability: number };
export type ContractPart = {
  contract: Contract;
  model: RenewalModel;
  /** Renewal dates within the horizon. */
  due: number;
  isEnding: boolean;
  probability: number;
};
export type Parts = { horizonDays: number; orders: OrderPart | null; contracts: ContractPart[] };

/**
 * Without a contract: no order within the greater of the horizon and twice the expected gap. With one: it ends within the horizon, or at its
 * next renewal where that lies later, since before it nothing can happen. One horizon for all parts of a customer.
 */
export function partsOf(
  summary: CustomerSummary,
  { model, thresholds }: Rules,
): { ok: true; parts: Parts } | { ok: false; needs: string } {
  const running = summary.contracts.filter(({ status }) => status === "active");
  const orders = orderModel(model);
  if (summary.purchases !== null && orders === null) return { ok: false, needs: orderNeeds(model) };
  if (summary.purchases === null && running.length === 0)
    return {
      ok: false,
      needs: summary.contracts.length > 0 ? "the paused contract to resume" : "a first order or subscription",
    };
  const history = summary.purchases === null ? null : toHistory(summary.purchases, summary.asOfDay);
  const horizonDays = Math.max(
    thresholds.churnHorizonDays,
    ...running.map((contract) => daysToDecision(contract, summary.asOfMs)),
    history === null || orders === null ? 0 : silenceDays(orders.params, history),
  );
  const contracts: ContractPart[] = [];
  for (const contract of running) {
    const renewals = renewalModel(model, contract);
    if (renewals === null) return { ok: false, needs: renewalNeeds(model, contract.interval) };
    contracts.push(contractPart(contract, renewals, summary.asOfMs, horizonDays));
  }
  const weeks = horizonDays / 7;
  const part =
    history === null || orders === null
      ? null
      : { model: orders, history, weeks, probability: bgNbd.probabilityOfNone(orders.params, history, weeks) };
  return { ok: true, parts: { horizonDays, orders: part, contracts } };
}

/** P(the contract is lost within its `due` renewals | renewed so far) under `params`; a stated end is certain. */
export function lossAt(
  { model, due, isEnding }: Pick<ContractPart, "model" | "due" | "isEnding">,
  renewed: number,
  params = model.params,
): number {
  return isEnding ? 1 : 1 - model.survival(params, renewed, due);
}

function silenceDays(params: BgNbd, history: History): number {
  return Math.min(LONGEST_HORIZON_DAYS, Math.ceil(GAPS_OF_SILENCE * bgNbd.typicalGapWeeks(params, history) * 7));
}

const daysToDecision = ({ endsAt, nextAt }: Contract, asOfMs: number): number =>
  Math.ceil((Math.min(endsAt ?? Infinity, nextAt ?? asOfMs) - asOfMs) / DAY_MS);

function contractPart(contract: Contract, model: RenewalModel, asOfMs: number, horizonDays: number): ContractPart {
  const until = asOfMs + horizonDays * DAY_MS;
  const isEnding = contract.endsAt !== null && contract.endsAt <= until;
  let due = 0;
  while (contract.nextAt !== null && addIntervals(contract.nextAt, contract.interval, due) <= until) due += 1;
  const known = { contract, model, due, isEnding };
  return { ...known, probability: lossAt(known, renewedSoFar(contract)) };
}
