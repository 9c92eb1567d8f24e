/** Subscriptions: shifted beta-geometric renewals (Fader & Hardie 2007), written as the states and invoices of a billing system. */
import { addMonths, DAY, iso } from "../calendar.ts";
import { beta, between, chance, type Dice, pick, pickWeighted, uniform } from "../dice.ts";
import { BILLING, payerKey, type Unit } from "../people/who.ts";
import type { Sample } from "../record.ts";
import { NOISE, TRUTH } from "../truth.ts";
import { HOME_PLANS, OFFICE_PLANS, type Plan } from "../words/goods.ts";
import type { Contract, Setting } from "./life.ts";
import { type Price, priceOf, shareOf } from "./money.ts";

/** Prices rise once a year, on the first term begun after New Year. */
const YEARLY_RISE = 0.03;
/** How a plan earns more than a bag of beans: less is bought in for the same price. */
const PLAN_COST_SHARE = NOISE.costShare - 0.09;

export function drawContract(d: Dice, unit: Unit, since: number, setting: Setting): Contract {
  const plan = pick<Plan>(d, unit.account === null ? HOME_PLANS : OFFICE_PLANS);
  const truth = TRUTH.renewals[plan.interval];
  const leaving = beta(d, truth.alpha, truth.beta);
  return followContract(d, {
    ...plan,
    id: `sub-${unit.no}-1`,
    startedAt: startOfTerm(since),
    quantity:
      unit.account === null
        ? 1
        : pickWeighted(d, [
            [1, 6],
            [2, 4],
            [3, 2],
            [5, 1],
          ]),
    until: setting.asOf,
    leaves: () => chance(d, leaving),
  });
}

export type ContractPlan = Omit<Contract, "terms" | "noticeAt"> & { until: number; leaves: (term: number) => boolean };

/** Runs the terms: at each boundary the customer stays or has given notice some days before. */
export function followContract(d: Dice, { until, leaves, ...contract }: ContractPlan): Contract {
  const months = contract.interval === "month" ? 1 : 12;
  const terms: number[] = [];
  for (;;) {
    const end = addMonths(contract.startedAt, months * (terms.length + 1));
    terms.push(end);
    const notice = end - between(d, 2, contract.interval === "month" ? 18 : 60) * DAY;
    if (notice >= until) return { ...contract, terms, noticeAt: null };
    if (leaves(terms.length)) return { ...contract, terms, noticeAt: notice };
    if (end >= until) return { ...contract, terms, noticeAt: null };
  }
}

/** Begun at noon and on the 28th at the latest, so that every month has the day. */
export function startOfTerm(at: number): number {
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), Math.min(28, day.getUTCDate()), 12);
}

export const isOver = (contract: Contract, at: number): boolean =>
  contract.noticeAt !== null && (contract.terms.at(-1) ?? 0) <= at;

/** Beginnings of the terms that had begun by `until`. */
const termStarts = (contract: Contract, until: number): number[] =>
  [contract.startedAt, ...contract.terms.slice(0, -1)].filter((at) => at < until);

function priceAt(contract: Contract, at: number, unit: Unit, setting: Setting): Price {
  const years = new Date(at).getUTCFullYear() - new Date(contract.startedAt).getUTCFullYear();
  const currency = unit.people[0].country.currency;
  // The rate of the first day: a contract does not change its price with the market.
  return priceOf(contract.price * (1 + YEARLY_RISE) ** years, currency, contract.startedAt, setting.rates);
}

/** The first state, one at every change of price, the last renewal, and the notice. */
export function subscriptionStates(contract: Contract, unit: Unit, setting: Setting): Sample<"subscription">[] {
  const starts = termStarts(contract, setting.asOf);
  const year = (at: number | undefined) => (at === undefined ? 0 : new Date(at).getUTCFullYear());
  const states = starts.flatMap((start, i) => {
    const isNews = i === 0 || i === starts.length - 1 || year(start) !== year(starts[i - 1]);
    return isNews ? [stateAt(contract, start, contract.terms[i] ?? start, unit, setting)] : [];
  });
  const last = states.at(-1);
  if (contract.noticeAt === null || last === undefined) return states;
  const { renewsAt: _, ...ending } = last;
  const noticed = iso(contract.noticeAt);
  return [...states, { ...ending, at: noticed, updatedAt: noticed, endedAt: iso(contract.terms.at(-1) ?? 0) }];
}

function stateAt(
  contract: Contract,
  at: number,
  renewsAt: number,
  unit: Unit,
  setting: Setting,
): Sample<"subscription"> {
  const price = priceAt(contract, at, unit, setting);
  return {
    type: "subscription",
    source: BILLING,
    id: contract.id,
    customer: payerKey(unit),
    at: iso(at),
    updatedAt: iso(at),
    startedAt: iso(contract.startedAt),
    interval: contract.interval,
    ...price,
    plan: contract.plan,
    quantity: contract.quantity,
    renewsAt: iso(renewsAt),
    cost: shareOf(price, PLAN_COST_SHARE),
  };
}

/** One invoice a term, as billing systems send them beside the subscription. */
export function invoiceRecords(d: Dice, contract: Contract, unit: Unit, setting: Setting): Sample<"order">[] {
  return termStarts(contract, setting.asOf).map((at, i) => {
    const unitPrice = priceAt(contract, at, unit, setting);
    const price: Price = { ...unitPrice, amount: shareOf(unitPrice, contract.quantity) };
    return {
      type: "order",
      source: BILLING,
      id: `in-${contract.id.slice(4)}-${i + 1}`,
      customer: payerKey(unit),
      at: iso(at),
      ...price,
      cost: shareOf(price, PLAN_COST_SHARE * uniform(d, 0.95, 1.05)),
      subscription: contract.id,
    };
  });
}
