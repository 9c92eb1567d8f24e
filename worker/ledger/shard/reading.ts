/** Facts out of the table: of one customer, or of everybody who shares a home. */
import type { Fact } from "../../../shared/contract/records.ts";
import type { StoredFact } from "../rpc.ts";
import { isLater, toFact } from "./stored-fact.ts";

export type Member = { no: number; id: string; home: string };

const COLUMNS = "type, source, id, rev, key, at, updated_at AS updatedAt, tie, deleted, body";

type Row = Omit<StoredFact, "deleted"> & { deleted: number };

export const findMember = (sql: SqlStorage, id: string): Member | null =>
  sql.exec<Member>("SELECT no, id, home FROM customer WHERE id = ?", id).toArray()[0] ?? null;

export const membersOf = (sql: SqlStorage, home: string): Member[] =>
  sql.exec<Member>("SELECT no, id, home FROM customer WHERE home = ? ORDER BY id", home).toArray();

/** The live facts of one customer. */
export function readFacts(sql: SqlStorage, no: number): Fact[] {
  const rows = Array.from(sql.exec(`SELECT ${COLUMNS} FROM fact WHERE customer = ?`, no).raw<RawRow>(), toRow);
  return withoutDeleted(oneUsageADay(rows)).map(toFact);
}

/** Rows as arrays cost less than half of rows as objects (40 facts: 160 µs instead of 350 µs), and every card reads here. */
type RawRow = [string, string, string, number, string, number, number, number, number, string];

const toRow = ([type, source, id, rev, key, at, updatedAt, tie, deleted, body]: RawRow): Row => ({
  type,
  source,
  id,
  rev,
  key,
  at,
  updatedAt,
  tie,
  deleted,
  body,
});

/** All rows of one customer as they are stored, tombstones included, in the order of the table. */
export const readStored = (sql: SqlStorage, no: number): StoredFact[] =>
  sql.exec<Row>(`SELECT ${COLUMNS} FROM fact WHERE customer = ?`, no).toArray().map(toStoredFact);

/** All rows (states, tombstones) of one fact of a customer. */
export const readVersions = (sql: SqlStorage, no: number, type: string, source: string, id: string): StoredFact[] =>
  sql
    .exec<Row>(
      `SELECT ${COLUMNS} FROM fact WHERE customer = ? AND type = ? AND source = ? AND id = ?`,
      no,
      type,
      source,
      id,
    )
    .toArray()
    .map(toStoredFact);

/** A day that came under several keys of one customer is one day: the latest of them counts, be it a tombstone. */
function oneUsageADay(rows: Row[]): Row[] {
  if (!rows.some(({ type }) => type === "usage")) return rows;
  const latest = new Map<string, Row>();
  for (const row of rows) {
    if (row.type !== "usage") continue;
    const name = `${row.source}\n${row.id}`;
    const known = latest.get(name);
    if (known === undefined || isLater(row, known)) latest.set(name, row);
  }
  return rows.filter((row) => row.type !== "usage" || latest.get(`${row.source}\n${row.id}`) === row);
}

/** A tombstone of a subscription takes back every state up to it; a later state brings the subscription back from then on. */
function withoutDeleted(rows: Row[]): Row[] {
  if (!rows.some(({ deleted }) => deleted === 1)) return rows;
  const ends = new Map<string, number>();
  for (const { type, source, id, rev, deleted } of rows)
    if (deleted === 1 && type === "subscription") {
      const name = `${source}\n${id}`;
      ends.set(name, Math.max(ends.get(name) ?? 0, rev));
    }
  return rows.filter(
    ({ type, source, id, rev, deleted }) =>
      deleted === 0 && !(type === "subscription" && rev <= (ends.get(`${source}\n${id}`) ?? -1)),
  );
}

const toStoredFact = (row: Row): StoredFact => ({ ...row, deleted: row.deleted === 1 });
