/** Which customer each fact belongs to. A fact's row is 16 bytes of hash and an address; the fact itself lies in the ledger. */
import type { FactColumns, OwnerRow } from "./rows.ts";

const CLAIM = `
  insert into fact select unhex(value->>0), unhex(value->>1), unhex(value->>2) from json_each(?) where true
  on conflict do nothing`;

const OTHER_OWNERS = `
  select j.key as at, lower(hex(f.customer)) as customer, lower(hex(f.home)) as home
  from json_each(?) j join fact f on f.id = unhex(j.value->>0)
  where f.customer <> unhex(j.value->>1) or f.home <> unhex(j.value->>2)`;

const REASSIGN = `
  insert into fact select unhex(value->>0), unhex(value->>1), unhex(value->>2) from json_each(?) where true
  on conflict do update set customer = excluded.customer, home = excluded.home
  where customer <> excluded.customer or home <> excluded.home`;

/** A key of a fact that was placed before its fact came, or whose fact has moved: where it was is stale, where it goes is the fact's. */
const FOLLOWERS = `
  from json_each(?1) j join node n on n.id = unhex(j.value->>0) and n.follows = 1
  where n.customer <> unhex(j.value->>1) or n.home <> unhex(j.value->>2)`;
const LEAVE = `insert or ignore into stale select n.customer, n.home ${FOLLOWERS}`;
const FOLLOW = `
  update node set customer = unhex(j.value->>1), home = unhex(j.value->>2)
  from json_each(?1) j where node.follows = 1 and node.id = unhex(j.value->>0)`;

/** Notes owners of facts that have none; answers the owner where somebody else has it. */
export function claim(sql: SqlStorage, columns: FactColumns): OwnerRow[] {
  const json = toJson(columns);
  sql.exec(CLAIM, json);
  const others = sql.exec<OwnerRow>(OTHER_OWNERS, json).toArray();
  const taken = new Set(others.map(({ at }) => at));
  lead(sql, taken.size === 0 ? json : toJson(columns, (at) => !taken.has(at)));
  return others;
}

/** Says that facts have moved. Where `from` names a customer, only if the fact is still there or has arrived; answers the others' owners. */
export function reassign(sql: SqlStorage, columns: FactColumns, from: (string | null)[]): OwnerRow[] {
  const elsewhere = from.every((customer) => customer === null) ? [] : movedElsewhere(sql, columns, from);
  const taken = new Set(elsewhere.map(({ at }) => at));
  const json = toJson(columns, (at) => !taken.has(at));
  sql.exec(REASSIGN, json);
  lead(sql, json);
  return elsewhere;
}

export function forgetFacts(sql: SqlStorage, ids: string[]): void {
  sql.exec("delete from fact where id in (select unhex(value) from json_each(?))", JSON.stringify(ids));
}

function movedElsewhere(sql: SqlStorage, columns: FactColumns, from: (string | null)[]): OwnerRow[] {
  return sql
    .exec<OwnerRow>(OTHER_OWNERS, toJson(columns))
    .toArray()
    .filter(({ at, customer }) => from[at] !== null && customer !== from[at] && customer !== columns.customers[at]);
}

function lead(sql: SqlStorage, json: string): void {
  const [some] = sql.exec("select 1 from node indexed by node_follows where follows = 1 limit 1").toArray();
  if (some === undefined) return;
  sql.exec(LEAVE, json);
  sql.exec(FOLLOW, json);
}

function toJson({ ids, customers, homes }: FactColumns, keep: (at: number) => boolean = () => true): string {
  const rows: [string, string, string][] = [];
  for (const [at, id] of ids.entries()) if (keep(at)) rows.push([id, customers[at] ?? "", homes[at] ?? ""]);
  return JSON.stringify(rows);
}
