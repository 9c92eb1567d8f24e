/** Units of value → cells: what the fits need of a million customers, in a few megabytes of packed numbers. */
import type { Fact } from "../contract/records.ts";
import { renewalsSeen } from "./renewals-seen.ts";
import { type CustomerSummary, summarise } from "./summary.ts";
import type { Books } from "./types.ts";

/** Rows of numbers one after the other; identical units share a row. Any number of folds merge, in any order, to the same one. */
export type Fold = {
  /** The currency of `spend`. */
  currency: string;
  /** [repeat purchase days, days first → last purchase, days first purchase → asOf, units] */
  orders: Float64Array;
  /** [repeat days with positive spend, mean spend of such a day in minor units, units] */
  spend: Float64Array;
  /** [renewal number from 1, contracts that came to it, contracts lost at it] of each interval and plan; plan "" where none is named. */
  renewals: { interval: "month" | "year"; plan: string; rows: Float64Array }[];
  /** Units with a sale or a contract. */
  customers: number;
  /** Sales (orders that were not cancelled, and terms that no order bills) and how many of them carry a cost. */
  orderFacts: number;
  ordersWithCost: number;
  /** Facts without an exchange rate. */
  unconverted: number;
  /** Money facts by currency, the commonest first. */
  currencies: { currency: string; facts: number }[];
};

/**
 * Folds units as they stood at the end of day `asOfDay` (a day number in the company's time zone, inclusive). Each unit is all
 * facts of an account and its people, or of a person without account.
 */
export function foldUnits(units: Iterable<readonly Fact[]>, books: Books, asOfDay: number): Fold {
  const cells = emptyCells();
  const asOfMs = books.endOf(asOfDay);
  const counts = { customers: 0, orderFacts: 0, ordersWithCost: 0, unconverted: 0 };
  for (const facts of units) {
    countCurrencies(cells.currencies, facts);
    // What tickets cost is nothing a fit looks at.
    const summary = summarise(facts, books, { asOfMs, thresholds: { costPerTicketHour: 0 } });
    const { money } = summary;
    if (money.sales > 0 || summary.contracts.length > 0) counts.customers += 1;
    counts.orderFacts += money.sales;
    counts.ordersWithCost += money.salesWithCost;
    counts.unconverted += money.unconverted.facts;
    addUnit(cells, summary);
  }
  return pack(cells, counts, books.currency);
}

/** Folds of the same day, in any order → one. Throws when two of them have spend in different currencies, since it cannot be added. */
export function mergeFolds(folds: readonly Fold[]): Fold {
  const cells = emptyCells();
  const counts = { customers: 0, orderFacts: 0, ordersWithCost: 0, unconverted: 0 };
  const currency = (folds.find(hasSpend) ?? folds[0])?.currency ?? "";
  for (const fold of folds) {
    if (hasSpend(fold) && fold.currency !== currency)
      throw new RangeError("Folds of two reporting currencies cannot be merged.");
    for (const [x = 0, recency = 0, age = 0, n = 0] of rowsOf(fold.orders, 4))
      add(cells.orders, [x, recency, age], [n]);
    for (const [x = 0, mean = 0, n = 0] of rowsOf(fold.spend, 3)) add(cells.spend, [x, mean], [n]);
    for (const { interval, plan, rows } of fold.renewals)
      for (const [term = 0, atRisk = 0, lost = 0] of rowsOf(rows, 3))
        add(tableOf(cells, interval, plan), [term], [atRisk, lost]);
    for (const { currency: name, facts } of fold.currencies)
      cells.currencies.set(name, (cells.currencies.get(name) ?? 0) + facts);
    counts.customers += fold.customers;
    counts.orderFacts += fold.orderFacts;
    counts.ordersWithCost += fold.ordersWithCost;
    counts.unconverted += fold.unconverted;
  }
  return pack(cells, counts, currency);
}

const hasSpend = ({ spend }: Fold): boolean => spend.length > 0;

/** Packed numbers → rows of `width`. */
export function rowsOf(packed: Float64Array, width: number): number[][] {
  return Array.from({ length: packed.length / width }, (_, i) =>
    Array.from(packed.subarray(i * width, (i + 1) * width)),
  );
}

type Table = Map<string, { key: number[]; counts: number[] }>;
type CellTables = {
  orders: Table;
  spend: Table;
  renewals: Map<string, { interval: "month" | "year"; plan: string; table: Table }>;
  currencies: Map<string, number>;
};

const emptyCells = (): CellTables => ({
  orders: new Map(),
  spend: new Map(),
  renewals: new Map(),
  currencies: new Map(),
});

function addUnit(cells: CellTables, { purchases, spend, contracts, asOfDay }: CustomerSummary): void {
  if (purchases !== null)
    add(cells.orders, [purchases.x, purchases.lastDay - purchases.firstDay, asOfDay - purchases.firstDay], [1]);
  if (spend !== null) add(cells.spend, [spend.days, spend.meanMinor], [1]);
  for (const contract of contracts) {
    const table = tableOf(cells, contract.interval, contract.plan ?? "");
    for (const { term, lost } of renewalsSeen(contract)) add(table, [term], [1, lost]);
  }
}

function add(table: Table, key: number[], counts: number[]): void {
  const name = key.join(" ");
  const cell = table.get(name);
  if (cell === undefined) table.set(name, { key, counts: [...counts] });
  else for (const [i, count] of counts.entries()) cell.counts[i] = (cell.counts[i] ?? 0) + count;
}

function tableOf(cells: CellTables, interval: "month" | "year", plan: string): Table {
  const name = `${interval}:${plan}`;
  const known = cells.renewals.get(name);
  if (known !== undefined) return known.table;
  const table: Table = new Map();
  cells.renewals.set(name, { interval, plan, table });
  return table;
}

function countCurrencies(currencies: Map<string, number>, facts: readonly Fact[]): void {
  for (const fact of facts)
    if ("amountMinor" in fact && fact.currency !== undefined)
      currencies.set(fact.currency, (currencies.get(fact.currency) ?? 0) + 1);
}

type Counts = Pick<Fold, "customers" | "orderFacts" | "ordersWithCost" | "unconverted">;

/** Sorted, so that the same units in another order give the same bits. */
function pack(cells: CellTables, counts: Counts, currency: string): Fold {
  return {
    currency,
    orders: packTable(cells.orders),
    spend: packTable(cells.spend),
    renewals: [...cells.renewals]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { interval, plan, table }]) => ({ interval, plan, rows: packTable(table) })),
    ...counts,
    currencies: [...cells.currencies]
      .map(([name, facts]) => ({ currency: name, facts }))
      .toSorted((a, b) => b.facts - a.facts || (a.currency < b.currency ? -1 : 1)),
  };
}

function packTable(table: Table): Float64Array {
  const cells = [...table.values()].toSorted((a, b) => byNumbers(a.key, b.key));
  return Float64Array.from(cells.flatMap(({ key, counts }) => [...key, ...counts]));
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}
