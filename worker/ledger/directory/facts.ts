/**
 * Which customer each fact belongs to. A fact's row is 16 bytes of hash and an address; the fact itself lies in the ledger. Rows come as
 * one text of hex digits and go to SQLite as one blob that is cut there, a third cheaper than JSON.
 */
import { toBytes } from "./hex.ts";
import type { FactRows, OwnerRow } from "./rows.ts";

const ROW_BYTES = 48;
/** The rows of the blob ?1, as `id`, `customer` and `home`; `at` counts from 0. */
const ROWS = `
  with recursive place (i) as (select 1 union all select i + ${ROW_BYTES} from place where i + ${ROW_BYTES} < length(?1)),
  row as (
    select i / ${ROW_BYTES} as at, substr(?1, i, 16) as id, substr(?1, i + 16, 16) as customer, substr(?1, i + 32, 16) as home from place
  )`;

const CLAIM = `${ROWS} insert into fact select id, customer, home from row where true on conflict do nothing`;

const OTHER_OWNERS = `${ROWS}
  select j.at, lower(hex(f.customer)) as customer, lower(hex(f.home)) as home from row j cross join fact f on f.id = j.id
  where f.customer <> j.customer or f.home <> j.home`;

const REASSIGN = `${ROWS}
  insert into fact select id, customer, home from row where true
  on conflict do update set customer = excluded.customer, home = excluded.home
  where customer <> excluded.customer or home <> excluded.home`;

/** A key of a fact that was placed before its fact came, or whose fact has moved: where it was is stale, where it goes is the fact's. */
const LEAVE = `${ROWS}
  insert or ignore into stale select n.customer, n.home from row j cross join node n on n.id = j.id and n.follows = 1
  where n.customer <> j.customer or n.home <> j.home`;
const FOLLOW = `${ROWS}
  update node set customer = j.customer, home = j.home from row j where node.follows = 1 and node.id = j.id`;

/** Notes owners of facts that have none; answers the owner where somebody else has it. */
export function claim(sql: SqlStorage, rows: FactRows): OwnerRow[] {
  const bytes = toBytes(rows);
  sql.exec(CLAIM, bytes);
  // Most facts are new, and then nobody else can have them.
  const others = changed(sql) * ROW_BYTES === bytes.byteLength ? [] : otherOwners(sql, bytes);
  const taken = new Set(others.map(({ at }) => at));
  lead(sql, taken.size === 0 ? bytes : without(bytes, taken));
  return others;
}

/** Says that facts have moved. Where `from` names a customer, only if the fact is still there or has arrived; answers the others' owners. */
export function reassign(sql: SqlStorage, rows: FactRows, from: (string | null)[]): OwnerRow[] {
  const bytes = toBytes(rows);
  const elsewhere = from.every((customer) => customer === null) ? [] : movedElsewhere(sql, rows, bytes, from);
  const left = without(bytes, new Set(elsewhere.map(({ at }) => at)));
  if (left.byteLength > 0) sql.exec(REASSIGN, left);
  lead(sql, left);
  return elsewhere;
}

export function forgetFacts(sql: SqlStorage, ids: string[]): void {
  sql.exec("delete from fact where id in (select unhex(value) from json_each(?))", JSON.stringify(ids));
}

function movedElsewhere(sql: SqlStorage, rows: FactRows, bytes: ArrayBuffer, from: (string | null)[]): OwnerRow[] {
  const asked = (at: number) => rows.slice(at * 2 * ROW_BYTES + 32, at * 2 * ROW_BYTES + 64);
  return otherOwners(sql, bytes).filter(
    ({ at, customer }) => from[at] !== null && customer !== from[at] && customer !== asked(at),
  );
}

const otherOwners = (sql: SqlStorage, bytes: ArrayBuffer): OwnerRow[] =>
  sql.exec<OwnerRow>(OTHER_OWNERS, bytes).toArray();

const changed = (sql: SqlStorage): number => sql.exec<{ n: number }>("select changes() as n").one().n;

function lead(sql: SqlStorage, bytes: ArrayBuffer): void {
  if (bytes.byteLength === 0) return;
  const [some] = sql.exec("select 1 from node indexed by node_follows where follows = 1 limit 1").toArray();
  if (some === undefined) return;
  sql.exec(LEAVE, bytes);
  sql.exec(FOLLOW, bytes);
}

function without(bytes: ArrayBuffer, places: ReadonlySet<number>): ArrayBuffer {
  if (places.size === 0) return bytes;
  const left = new Uint8Array(bytes.byteLength - places.size * ROW_BYTES);
  for (let at = 0, to = 0; at * ROW_BYTES < bytes.byteLength; at++) {
    if (places.has(at)) continue;
    left.set(new Uint8Array(bytes, at * ROW_BYTES, ROW_BYTES), to);
    to += ROW_BYTES;
  }
  return left.buffer;
}
