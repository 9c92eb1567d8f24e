/** Taking data out for good: everything of one customer, or everything of one source, in short steps. */
import { readMeta, saveMeta } from "./company-copy.ts";
import { findMember, readStored } from "./reading.ts";
import { discard, removeCustomer } from "./moving.ts";
import type { FactRef } from "../types.ts";

/** Customers looked through in one step. */
const CUSTOMERS_A_STEP = 300;

type Drop = { source: string; after: number };

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

/** One step of the first source that is on its way out; false when there is none. */
export function dropStep(sql: SqlStorage, now: number): boolean {
  const [drop, ...rest] = readDrops(sql);
  if (drop === undefined) return false;
  const members = sql
    .exec<{ no: number; id: string }>(
      "SELECT no, id FROM customer WHERE no > ? ORDER BY no LIMIT ?",
      drop.after,
      CUSTOMERS_A_STEP,
    )
    .toArray();
  for (const { no, id } of members) {
    const versions = readStored(sql, no).filter(({ source }) => source === drop.source);
    if (versions.length > 0) discard(sql, id, versions, now);
  }
  const last = members.at(-1);
  if (last === undefined) forgetSource(sql, drop.source);
  saveDrops(sql, last === undefined ? rest : [{ ...drop, after: last.no }, ...rest]);
  return true;
}

const forgetSource = (sql: SqlStorage, source: string): void => {
  sql.exec("DELETE FROM tally WHERE source = ? AND facts <= 0", source);
};

function readDrops(sql: SqlStorage): Drop[] {
  const text = readMeta(sql, "drops");
  return text === null ? [] : (JSON.parse(text) as Drop[]);
}

const saveDrops = (sql: SqlStorage, drops: readonly Drop[]): void => saveMeta(sql, "drops", JSON.stringify(drops));
