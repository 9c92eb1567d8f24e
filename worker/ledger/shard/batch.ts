/**
 * Rows on their way into a shard, as JSON texts that SQLite reads itself (`json_each`): one bound parameter and one statement for
 * thousands of rows, and no row passes through JavaScript inside the object.
 */
import type { StoredFact } from "../rpc.ts";
import { ROW_LIMIT } from "./stored-fact.ts";

/** `rows` is a JSON array of {@link toRow}; `indices` says which of the caller's rows they are. */
export type Batch = { rows: string; indices: number[] };

export type Arrival = { customer: string; home: string; fact: StoredFact };

/** Of UTF-16 units; a statement's text parameter stays well under the platform's 2 MB. */
const BATCH_LENGTH = 1_400_000;

/**
 * Cuts rows into batches in which no fact stands twice: a second version of a fact goes into a later batch, so that the outcome of each
 * row is the same as if they had come one by one.
 */
export function toBatches(arrivals: readonly Arrival[]): Batch[] {
  return waves(arrivals).flatMap((wave) => cut(arrivals, wave));
}

function waves(arrivals: readonly Arrival[]): number[][] {
  const seen = new Map<string, number>();
  const result: number[][] = [];
  for (const [index, { customer, fact }] of arrivals.entries()) {
    const name = `${customer}\n${fact.type}\n${fact.source}\n${fact.id}\n${fact.rev}`;
    const wave = seen.get(name) ?? 0;
    seen.set(name, wave + 1);
    (result[wave] ??= []).push(index);
  }
  return result;
}

function cut(arrivals: readonly Arrival[], wave: number[]): Batch[] {
  const batches: Batch[] = [];
  let rows: string[] = [];
  let indices: number[] = [];
  let length = 0;
  const close = () => {
    if (rows.length > 0) batches.push({ rows: `[${rows.join(",")}]`, indices });
    [rows, indices, length] = [[], [], 0];
  };
  for (const index of wave) {
    const row = toRow(arrivals[index] as Arrival);
    if (length + row.length > BATCH_LENGTH) close();
    rows.push(row);
    indices.push(index);
    length += row.length + 1;
  }
  close();
  return batches;
}

/** [customer, home, type, source, id, rev, key, at, updatedAt, tie, deleted, body] */
function toRow({ customer, home, fact }: Arrival): string {
  if (fact.body.length > ROW_LIMIT) throw new RangeError("A fact of more than 1.9 MB cannot be stored.");
  return JSON.stringify([
    customer,
    home,
    fact.type,
    fact.source,
    fact.id,
    fact.rev,
    fact.key,
    fact.at,
    fact.updatedAt,
    fact.tie,
    fact.deleted ? 1 : 0,
    fact.body,
  ]);
}
