/** Facts on their way to another customer: looked at, taken out, put in, dropped. Every step may be repeated. */
import { Buffer } from "node:buffer";
import type { StoredFact } from "../rpc.ts";
import type { Address, FactRef } from "../types.ts";
import { toBatches } from "./batch.ts";
import { findMember, readStored, readVersions } from "./reading.ts";
import { addToTally } from "./tally.ts";
import { markDirty, setHome, upsert } from "./upsert.ts";

export type Version = { type: string; source: string; id: string; rev: number; updatedAt: number };

/** Of UTF-16 units in one answer. */
const PAGE_LENGTH = 4_000_000;

/** The latest version of each fact at that customer, null where there is none. */
export function peek(
  sql: SqlStorage,
  rows: readonly { customer: string; ref: FactRef }[],
): ({ updatedAt: number; tie: number } | null)[] {
  return sql
    .exec<{ updatedAt: number | null; tie: number | null }>(
      `SELECT f.updated_at AS updatedAt, f.tie AS tie FROM json_each(?) j
       LEFT JOIN customer c ON c.id = j.value->>'customer'
       LEFT JOIN fact f ON f.customer = c.no AND f.type = j.value->>'$.ref.type' AND f.source = j.value->>'$.ref.source'
         AND f.id = j.value->>'$.ref.id'
         AND f.rev = (SELECT max(g.rev) FROM fact g WHERE g.customer = c.no AND g.type = j.value->>'$.ref.type'
           AND g.source = j.value->>'$.ref.source' AND g.id = j.value->>'$.ref.id')
       ORDER BY j.key`,
      JSON.stringify(rows),
    )
    .toArray()
    .map(({ updatedAt, tie }) => (updatedAt === null || tie === null ? null : { updatedAt, tie }));
}

/** All rows of these facts at that customer. */
export function readRefs(sql: SqlStorage, customer: string, refs: readonly FactRef[]): StoredFact[] {
  const member = findMember(sql, customer);
  return member === null ? [] : refs.flatMap(({ type, source, id }) => readVersions(sql, member.no, type, source, id));
}

/** The facts of a customer in table order, those that came with one of `keys` only; `after` is the `next` of the page before. */
export function extract(
  sql: SqlStorage,
  customer: string,
  keys: string[] | null,
  after: string | null,
): { facts: StoredFact[]; next: string | null } {
  const member = findMember(sql, customer);
  if (member === null) return { facts: [], next: null };
  const wanted = keys === null ? null : new Set(keys);
  const all = readStored(sql, member.no).filter(({ key }) => wanted === null || wanted.has(key));
  const start = after === null ? 0 : all.findIndex((fact) => isBehind(placeOf(fact), after));
  const facts: StoredFact[] = [];
  let length = 0;
  for (const fact of start < 0 ? [] : all.slice(start)) {
    if (length > PAGE_LENGTH) return { facts, next: placeOf(facts.at(-1) as StoredFact) };
    facts.push(fact);
    length += fact.body.length + 200;
  }
  return { facts, next: null };
}

/** Also tells a customer that is here already where it lives now, with or without facts. */
export function absorb(sql: SqlStorage, to: Address, facts: StoredFact[], now: number): void {
  const member = findMember(sql, to.customer);
  if (member !== null && member.home !== to.home) setHome(sql, member.id, member.home, to.home);
  for (const { batch } of toBatches(facts.map((fact) => ({ ...to, fact })))) upsert(sql, batch, now, true);
}

/** Drops versions not later than those named; a customer without facts disappears, and writes still on their way to it are sent on. */
export function discard(sql: SqlStorage, customer: string, versions: readonly Version[], now: number): void {
  const member = findMember(sql, customer);
  if (member === null) return;
  const dropped = sql
    .exec<{ type: string; source: string; currency: string | null; deleted: number }>(
      `DELETE FROM fact WHERE customer = ?1 AND (type, source, id, rev) IN
         (SELECT f.type, f.source, f.id, f.rev FROM json_each(?2) j
          CROSS JOIN fact f ON f.customer = ?1 AND f.type = j.value->>'type' AND f.source = j.value->>'source'
            AND f.id = j.value->>'id' AND f.rev = j.value->>'rev'
          WHERE f.updated_at <= j.value->>'updatedAt')
       RETURNING type, source, body->>'currency' AS currency, deleted`,
      member.no,
      JSON.stringify(versions),
    )
    .toArray();
  const live = dropped.filter(({ deleted }) => deleted === 0);
  addToTally(
    sql,
    live.map(({ type, source, currency }) => ({ type, source, currency: currency ?? "", facts: -1, at: null })),
    now,
  );
  markDirty(sql, [member.home]);
  const left = sql.exec("SELECT 1 FROM fact WHERE customer = ? LIMIT 1", member.no).toArray().length;
  if (left === 0) removeCustomer(sql, member.no, customer, now);
}

/** Takes a customer without facts out of every table, and remembers that it was here. */
export function removeCustomer(sql: SqlStorage, no: number, id: string, now: number): void {
  sql.exec("DELETE FROM name_search WHERE rowid = ?", no);
  sql.exec("DELETE FROM look WHERE customer = ?", no);
  sql.exec("DELETE FROM customer WHERE no = ?", no);
  sql.exec("INSERT INTO gone (id, at) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET at = ?2", id, now);
}

/** Follows the order of the table (its key), padded so that text order is number order. */
const placeOf = ({ type, source, id, rev }: StoredFact): string =>
  `${type}\u0000${source}\u0000${id}\u0000${String(rev).padStart(16, "0")}`;

/** In the order of bytes, as the table has it: JavaScript's own differs where a character takes two units, and a page would be lost. */
const isBehind = (place: string, after: string): boolean => Buffer.compare(Buffer.from(place), Buffer.from(after)) > 0;
