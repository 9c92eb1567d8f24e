/** Taking data out for good: everything of one customer, or everything of one source, in short steps. */
import { readMeta, saveMeta } from "./company-copy.ts";
import { findMember, readStored } from "./reading.ts";
import { discard, removeCustomer } from "./moving.ts";
import type { Withdrawn } from "../identity/withdrawing.ts";
import type { StoredFact } from "../rpc.ts";
import type { FactRef } from "../types.ts";

/** Customers looked through in one step. */
const CUSTOMERS_A_STEP = 300;

type Drop = { source: string; after: number };

export type DropStep = { drop: Drop; customers: { id: string; versions: StoredFact[] }[]; last: number | null };

/** Answers the facts that were there (for the directory to forget) and how many looks went with them. */
export function erase(
  sql: SqlStorage,
  customer: string,
  now: number,
): { refs: FactRef[]; facts: number; looks: number } {
  const member = findMember(sql, customer);
  if (member === null) return { refs: [], facts: 0, looks: 0 };
  const stored = readStored(sql, member.no);
  const looks = sql.exec<{ n: number }>("SELECT count(*) AS n FROM look WHERE customer = ?", member.no).one().n;
  discard(sql, customer, stored, now);
  removeCustomer(sql, member.no, customer, now);
  return { refs: stored.map(({ type, source, id }) => ({ type, source, id }) as FactRef), facts: stored.length, looks };
}

export function startDrop(sql: SqlStorage, source: string): void {
  const drops = readDrops(sql).filter((drop) => drop.source !== source);
  saveDrops(sql, [...drops, { source, after: 0 }]);
}

export const isDropping = (sql: SqlStorage, source: string): boolean =>
  readDrops(sql).some((drop) => drop.source === source);

/** One step of the first source that is on its way out: whose facts go in it. Null when no source is on its way out. */
export function nextDrop(sql: SqlStorage): DropStep | null {
  const [drop] = readDrops(sql);
  if (drop === undefined) return null;
  const members = sql
    .exec<{ no: number; id: string }>(
      "SELECT no, id FROM customer WHERE no > ? ORDER BY no LIMIT ?",
      drop.after,
      CUSTOMERS_A_STEP,
    )
    .toArray();
  const customers = members
    .map(({ no, id }) => ({ id, versions: readStored(sql, no).filter(({ source }) => source === drop.source) }))
    .filter(({ versions }) => versions.length > 0);
  return { drop, customers, last: members.at(-1)?.no ?? null };
}

/** The facts of a step, for the directory to forget. */
export const refsOf = ({ customers }: DropStep): FactRef[] =>
  customers.flatMap(({ versions }) => versions.map(({ type, source, id }) => ({ type, source, id }) as FactRef));

/** The customer records of a step, for the join desk to take out. */
export const recordsOf = ({ customers }: DropStep): Withdrawn[] =>
  customers.flatMap(({ versions }) =>
    versions.filter(({ type }) => type === "customer").map(({ source, id, key }) => ({ source, id, anchor: key })),
  );

/** After the directory has forgotten them: the facts go, and the place is noted in the same commit. */
export function finishDrop(sql: SqlStorage, { drop, customers, last }: DropStep, now: number): void {
  for (const { id, versions } of customers) discard(sql, id, versions, now);
  const rest = readDrops(sql).filter(({ source }) => source !== drop.source);
  if (last === null) forgetSource(sql, drop.source);
  saveDrops(sql, last === null ? rest : [{ ...drop, after: last }, ...rest]);
}

const forgetSource = (sql: SqlStorage, source: string): void => {
  sql.exec("DELETE FROM tally WHERE source = ? AND facts <= 0", source);
};

function readDrops(sql: SqlStorage): Drop[] {
  const text = readMeta(sql, "drops");
  return text === null ? [] : (JSON.parse(text) as Drop[]);
}

const saveDrops = (sql: SqlStorage, drops: readonly Drop[]): void => saveMeta(sql, "drops", JSON.stringify(drops));
