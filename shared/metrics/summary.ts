/** All facts of one unit of value → the few numbers that every figure needs, so that a new model needs no fact again. */
import type { Fact } from "../contract/records.ts";
import type { Thresholds } from "../contract/policy.ts";
import { DAY_MS } from "../contract/time.ts";
import { type Contract, toContracts } from "./contracts.ts";
import { type Money, toMoney } from "./money.ts";
import { type Purchases, type Spend, toPurchases, toSpend } from "./purchases.ts";
import { byType } from "./of-type.ts";
import { type Signals, toSignals } from "./signals.ts";
import type { Books } from "./types.ts";

/**
 * Everything the metrics need of one unit of value (a person without a parent, or an account with its people), folded from its facts
 * so that a new model can be applied without reading the facts again. JSON-serialisable; amounts in minor units of the reporting currency.
 */
export type CustomerSummary = {
  asOfMs: number;
  /** Day number of `asOfMs` in the company's time zone; facts of that whole day count. */
  asOfDay: number;
  /** The last millisecond of that day: what the days of other instants are counted from. */
  dayEndsAt: number;
  currency: string;
  purchases: Purchases | null;
  spend: Spend | null;
  money: Money;
  contracts: Contract[];
  /** Orders that were not cancelled, bills of a subscription among them. */
  orders: { count: number; firstAt: number | null; lastAt: number | null };
  signals: Signals;
};

/** Day number of an instant near the summary's own day; a day on which the clocks change may be an hour off. */
export const dayIn = ({ asOfDay, dayEndsAt }: Pick<CustomerSummary, "asOfDay" | "dayEndsAt">, ms: number): number =>
  asOfDay - Math.floor((dayEndsAt - ms) / DAY_MS);

export type SummaryRules = { asOfMs: number; thresholds: Pick<Thresholds, "costPerTicketHour"> };

/**
 * Facts in any order, subscription states included, each once → the summary at the end of the day of `asOfMs`. Later facts are ignored; an
 * order cancelled by then is no event and no money; an order given back stays an event.
 */
export function summarise(facts: readonly Fact[], books: Books, { asOfMs, thresholds }: SummaryRules): CustomerSummary {
  const asOfDay = books.dayOf(asOfMs);
  // A subscription's `at` is when its state was written, which an import may do long after the contract began.
  const past = facts.filter((fact) => fact.type === "subscription" || books.dayOf(fact.at) <= asOfDay);
  const typed = byType(past);
  const { order: all = [], refund: refunds = [], cost: costs = [], ticket: tickets = [] } = typed;
  const { contracts, charges, billed } = toContracts(typed.subscription ?? [], all, books, asOfMs);
  const isCancelled = (order: Fact<"order">) =>
    order.cancelledAt !== undefined && books.dayOf(order.cancelledAt) <= asOfDay;
  const orders = all.filter((order) => !isCancelled(order));
  const events = orders.filter((order) => !billed.has(order));
  const purchases = toPurchases(events, books);
  const voided = new Set(all.filter(isCancelled).map(({ source, id }) => `${source} ${id}`));
  const money = toMoney(
    {
      orders,
      charges,
      refunds: refunds.filter(({ source, order }) => order === undefined || !voided.has(`${source} ${order}`)),
      costs,
      handleMinutes: tickets.reduce((sum, { handleMinutes = 0 }) => sum + handleMinutes, 0),
      costPerTicketHour: thresholds.costPerTicketHour,
    },
    books,
  );
  return {
    asOfMs,
    asOfDay,
    dayEndsAt: books.endOf(asOfDay),
    currency: books.currency,
    purchases,
    spend: purchases === null ? null : toSpend(events, books, purchases.firstDay),
    money,
    contracts,
    orders: spanOf(orders),
    signals: toSignals(typed, events, contracts, books, asOfMs),
  };
}

function spanOf(orders: readonly Fact<"order">[]): CustomerSummary["orders"] {
  const span: CustomerSummary["orders"] = { count: orders.length, firstAt: null, lastAt: null };
  for (const { at } of orders) {
    span.firstAt = Math.min(span.firstAt ?? at, at);
    span.lastAt = Math.max(span.lastAt ?? at, at);
  }
  return span;
}
