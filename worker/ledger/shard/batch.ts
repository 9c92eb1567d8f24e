/**
 * Rows on their way into a shard, as JSON texts that SQLite reads itself (`json_each`): one statement for a thousand rows, and no row
 * passes through JavaScript inside the object. Rows of one type and source travel together, because each field that SQLite has to take
 * out of the text costs as much as a tenth of the insert.
 */
import type { StoredFact } from "../rpc.ts";
import { ROW_LIMIT } from "./stored-fact.ts";

export type Batch = {
  type: string;
  source: string;
  /** Tombstones travel apart from live facts. */
  deleted: boolean;
  /** JSON array of [customer, id, key, at, updatedAt, tie, body], of usage also rev; the body as it is, no text within the text. */
  rows: string;
  /** How many rows. */
  length: number;
  /** JSON array of [customer, home], each customer once, and how many. */
  customers: string;
  customerCount: number;
  /** Live facts by currency, for the tally. */
  sums: { currency: string; facts: number; newestAt: number | null }[];
};

export type Arrival = { customer: string; home: string; fact: StoredFact };

/** A batch with the positions of its rows among the arrivals. */
export type Cut = { batch: Batch; indices: number[] };

/** Of UTF-16 units; a statement's text parameter stays well under the platform's 2 MB. */
const BATCH_LENGTH = 1_400_000;

/**
 * Cuts rows into batches in which no fact stands twice: a second version of a fact goes into a later batch, so that the outcome of each
 * row is the same as if they had come one by one.
 */
export function toBatches(arrivals: readonly Arrival[]): Cut[] {
  return waves(arrivals).flatMap((wave) =>
    [...Map.groupBy(wave, (index) => kindOf(arrivals[index] as Arrival)).values()].flatMap((kind) =>
      cut(arrivals, kind),
    ),
  );
}

const kindOf = ({ fact }: Arrival): string => `${fact.type} ${fact.source} ${fact.deleted}`;

/** One wave where no fact comes twice, and then no id is there twice, which is quickly seen. */
function waves(arrivals: readonly Arrival[]): number[][] {
  const ids = new Set(arrivals.map(({ fact }) => fact.id));
  return ids.size === arrivals.length ? [[...arrivals.keys()]] : wavesByName(arrivals);
}

function wavesByName(arrivals: readonly Arrival[]): number[][] {
  const seen = new Map<string, number>();
  const result: number[][] = [];
  for (const [index, { customer, fact }] of arrivals.entries()) {
    // Two facts of different types may share this name and then travel apart, which costs little and is rare.
    const name = `${customer}${fact.rev}\n${fact.id}`;
    const wave = seen.get(name) ?? 0;
    seen.set(name, wave + 1);
    (result[wave] ??= []).push(index);
  }
  return result;
}

function cut(arrivals: readonly Arrival[], kind: number[]): Cut[] {
  const cuts: Cut[] = [];
  let rows: string[] = [];
  let indices: number[] = [];
  let length = 0;
  const close = () => {
    if (rows.length > 0) cuts.push({ batch: toBatch(arrivals, indices, rows), indices });
    [rows, indices, length] = [[], [], 0];
  };
  for (const index of kind) {
    const row = toRow(arrivals[index] as Arrival);
    if (length + row.length > BATCH_LENGTH) close();
    rows.push(row);
    indices.push(index);
    length += row.length + 1;
  }
  close();
  return cuts;
}

function toBatch(arrivals: readonly Arrival[], indices: readonly number[], rows: string[]): Batch {
  const customers = new Map<string, string>();
  const sums = new Map<string, Batch["sums"][number]>();
  for (const index of indices) {
    const { customer, home, fact } = arrivals[index] as Arrival;
    customers.set(customer, home);
    if (!fact.deleted) add(sums, currencyOf(fact.body), fact.at);
  }
  const { type, source, deleted } = (arrivals[indices[0] ?? 0] as Arrival).fact;
  return {
    type,
    source,
    deleted,
    rows: `[${rows.join(",")}]`,
    length: rows.length,
    customers: JSON.stringify([...customers]),
    customerCount: customers.size,
    sums: [...sums.values()],
  };
}

function add(sums: Map<string, Batch["sums"][number]>, currency: string, at: number): void {
  const sum = sums.get(currency);
  if (sum === undefined) sums.set(currency, { currency, facts: 1, newestAt: at });
  else {
    sum.facts += 1;
    sum.newestAt = Math.max(sum.newestAt ?? at, at);
  }
}

/** Bodies are canonical JSON and a currency is three capitals, so the text need not be parsed. */
const currencyOf = (body: string): string => /"currency":"([A-Z]{3})"/.exec(body)?.[1] ?? "";

/** The body is JSON already; ids of customers are plain. */
function toRow({ customer, fact }: Arrival): string {
  const { type, id, rev, key, at, updatedAt, tie, body } = fact;
  if (body.length > ROW_LIMIT) throw new RangeError("A fact of more than 1.9 MB cannot be stored.");
  const row = `["${customer}",${JSON.stringify(id)},${JSON.stringify(key)},${at},${updatedAt},${tie},${body}`;
  return type === "usage" ? `${row},${rev}]` : `${row}]`;
}
