/** Subscriptions of a customer → contracts and the charges they brought. */
import { addIntervals, type Schedule, type SubscriptionState, toSchedule } from "./contract-terms.ts";
import type { Order } from "./purchases.ts";
import type { Books } from "./types.ts";

export type Contract = {
  source: string;
  id: string;
  plan: string | null;
  interval: "month" | "year";
  status: "active" | "paused" | "ended";
  startedAt: number;
  nextAt: number | null;
  endsAt: number | null;
  cancelReason: string | null;
  /** Terms begun; renewals so far are one less. */
  terms: number;
  /** The loss at the end of the last term, once that end has come: earlier it would count losses whose survivors are not yet at risk. */
  lost: boolean;
  /** The price of one at the present state, in the contract's own currency, and how many. */
  amountMinor: number;
  currency: string;
  quantity: number;
  /** What a whole term brings and costs us in the reporting currency at today's rate; null without a rate or a known cost. */
  priceMinor: number | null;
  costMinor: number | null;
};

/** One charge of a term that no order replaces. */
export type Charge = { at: number; amountMinor: number; costMinor: number | null; currency: string };

/** The contracts, the charges, and which orders are charges of a contract and so no purchases. */
export type Contracts = { contracts: Contract[]; charges: Charge[]; billed: Set<Order> };

/**
 * Each term begun counts as revenue at its price times quantity; an order that names the subscription replaces the term whose start is
 * nearest (the next, not yet begun term included: bills come early), so nothing is counted twice. A cancelled bill still replaces its
 * term: the billing system says that it was not charged. Orders that name an unknown subscription stay purchases.
 */
export function toContracts(
  subscriptions: readonly SubscriptionState[],
  orders: readonly Order[],
  books: Books,
  asOfMs: number,
): Contracts {
  const result: Contracts = { contracts: [], charges: [], billed: new Set() };
  for (const states of statesById(subscriptions)) {
    const schedule = toSchedule(states, asOfMs);
    if (schedule === null) continue;
    const bills = billsOf(schedule.state, orders);
    for (const bill of bills) result.billed.add(bill);
    result.contracts.push(toContract(schedule, books, asOfMs));
    result.charges.push(...chargesOf(schedule, bills));
  }
  result.contracts.sort((a, b) => a.startedAt - b.startedAt || (a.source + a.id < b.source + b.id ? -1 : 1));
  return result;
}

/** Orders that name this subscription: those of its own source, or all where its source sends none (billing beside a shop). */
function billsOf({ id, source }: SubscriptionState, orders: readonly Order[]): Order[] {
  const named = orders.filter((order) => order.subscription === id);
  const own = named.filter((order) => order.source === source);
  return own.length > 0 ? own : named;
}

function statesById(states: readonly SubscriptionState[]): Iterable<SubscriptionState[]> {
  const groups = new Map<string, SubscriptionState[]>();
  for (const state of states) {
    const name = `${state.source} ${state.id}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [state]);
    else group.push(state);
  }
  return groups.values();
}

function toContract(schedule: Schedule, books: Books, asOfMs: number): Contract {
  const { state, status, terms } = schedule;
  const price = priceOf(state);
  const last = terms.at(-1)?.startsAt ?? state.startedAt;
  return {
    source: state.source,
    id: state.id,
    plan: state.plan ?? null,
    interval: state.interval,
    status,
    startedAt: state.startedAt,
    nextAt: schedule.nextAt,
    endsAt: schedule.endsAt,
    cancelReason: state.cancelReason ?? null,
    terms: terms.length,
    lost: status === "ended" && addIntervals(last, state.interval, 1) <= asOfMs,
    amountMinor: state.amountMinor,
    currency: state.currency,
    quantity: state.quantity ?? 1,
    priceMinor: books.convert(price.amountMinor, state.currency, asOfMs),
    costMinor: price.costMinor === null ? null : books.convert(price.costMinor, state.currency, asOfMs),
  };
}

function chargesOf(schedule: Schedule, bills: readonly Order[]): Charge[] {
  const replaced = new Set(bills.map(({ at }) => nearestTerm(schedule, at)));
  return schedule.terms
    .filter((_, i) => !replaced.has(i))
    .map(({ startsAt, state }) => ({ at: startsAt, currency: state.currency, ...priceOf(state) }));
}

function nearestTerm({ terms, nextAt }: Schedule, at: number): number {
  const starts = terms.map(({ startsAt }) => startsAt);
  if (nextAt !== null) starts.push(nextAt);
  let nearest = 0;
  for (const [i, start] of starts.entries())
    if (Math.abs(start - at) < Math.abs((starts[nearest] ?? start) - at)) nearest = i;
  return nearest;
}

/** A term's price and cost: the unit's times the quantity, which need not be whole. */
function priceOf({ amountMinor, costMinor, quantity = 1 }: SubscriptionState) {
  return {
    amountMinor: Math.round(amountMinor * quantity),
    costMinor: costMinor === undefined ? null : Math.round(costMinor * quantity),
  };
}
