/** Finding the customer of a key, and making one. SQL over `node`, `mention` and, for keys of facts, `fact`. */
import type { RulesInForce } from "./address-rules.ts";
import { toBytes } from "./hex.ts";
import type { Followed, KeyColumns, Sightings } from "./rows.ts";

const KNOWN = `
  select j.key as at, lower(hex(n.customer)) as customer, lower(hex(n.home)) as home
  from json_each(?) j join node n on n.id = unhex(j.value)`;

const KNOWN_AS_FACT = `
  select j.key as at, lower(hex(f.customer)) as customer, lower(hex(f.home)) as home
  from json_each(?) j join fact f on f.id = unhex(j.value)`;

/** Of the ids in the blob ?1 those that are unknown or more than the customer of their own that most keys are. */
const NOT_OWN = `
  with recursive place (i) as (select 1 union all select i + 16 from place where i + 16 < length(?1))
  select i / 16 as at, nullif(lower(hex(n.customer)), '') as customer, nullif(lower(hex(n.home)), '') as home, n.several
  from place left join node n on n.id = substr(?1, i, 16)
  where n.id is null or n.customer <> n.id or n.home <> n.id or n.several = 1`;

const LEADS = "select distinct lower(hex(lead)) as lead from mention where key = unhex(?) and via = ? limit 200";

const CREATE = `
  insert into node
  select unhex(value->>0), value->>1, unhex(value->>0), unhex(value->>0), 0, value->>2 from json_each(?) where true
  on conflict do nothing`;

type Seen = { at: number; customer: string; home: string };
type NotOwn = { at: number; customer: string | null; home: string | null; several: number | null };

/** Whose these keys are; writes nothing. */
export function find(sql: SqlStorage, rules: RulesInForce, { ids, keys }: KeyColumns): Sightings {
  const rows = ids.length === 0 ? [] : sql.exec<NotOwn>(NOT_OWN, toBytes(ids.join(""))).toArray();
  const seen = new Map(rows.map((row) => [row.at, row]));
  for (const row of ofFacts(sql, rows, { ids, keys })) seen.set(row.at, row);
  const several = new Map<number, string[]>();
  for (const { at, customer, several: isSeveral } of rows)
    if (isSeveral === 1) several.set(at, [...leadsOf(sql, ids[at] ?? "", "a"), customer ?? ""]);
  for (const [at, key] of keys.entries()) if (rules.isShared(key)) several.set(at, leadsOf(sql, ids[at] ?? "", "k"));
  for (const at of several.keys()) seen.delete(at);
  const others = [...seen.values()];
  return {
    at: others.map(({ at }) => at),
    customers: others.map(({ customer }) => customer),
    homes: others.map(({ home }) => home),
    several: [...several].map(([at, leads]) => ({ at, leads })),
  };
}

/** An unknown key that is a record itself goes where its record went. */
function ofFacts(sql: SqlStorage, rows: NotOwn[], { ids, keys }: KeyColumns): NotOwn[] {
  const asked = rows
    .filter(({ at, customer }) => customer === null && FACT_KEY.test(keys[at] ?? ""))
    .map(({ at }) => at);
  if (asked.length === 0) return [];
  const found = sql.exec<Seen>(KNOWN_AS_FACT, JSON.stringify(asked.map((at) => ids[at]))).toArray();
  return found.map((row) => ({ ...row, at: asked[row.at] ?? -1, several: 0 }));
}

/** As {@link find}, and a key never seen becomes a customer of its own. */
export function place(sql: SqlStorage, rules: RulesInForce, columns: KeyColumns): Sightings {
  const seen = find(sql, rules, columns);
  const isFresh = (row: number) => seen.customers[row] === null;
  const fresh = seen.at.filter((_, row) => isFresh(row)).map((at) => toNode(columns, at));
  if (fresh.length === 0) return seen;
  sql.exec(CREATE, JSON.stringify(fresh));
  const known = <Value>(column: Value[]) => column.filter((_, row) => !isFresh(row));
  return { ...seen, at: known(seen.at), customers: known(seen.customers), homes: known(seen.homes) };
}

function toNode({ ids, keys }: KeyColumns, at: number): [string, string, 0 | 1] {
  const key = keys[at] ?? "";
  return [ids[at] ?? "", key, FACT_KEY.test(key) ? 1 : 0];
}

/** Where facts that came with these keys belong, whatever the rules say of the key today. */
export function follow(sql: SqlStorage, ids: string[]): Followed {
  const customers: (string | null)[] = ids.map(() => null);
  const homes: (string | null)[] = ids.map(() => null);
  for (const query of [KNOWN_AS_FACT, KNOWN])
    for (const { at, customer, home } of sql.exec<Seen>(query, JSON.stringify(ids))) {
      customers[at] = customer;
      homes[at] = home;
    }
  return { customers, homes };
}

/** Keys that are records themselves: until the record comes they wait alone, then they go where it goes. */
const FACT_KEY = /^[a-z0-9-]+:[^:]*:(order|ticket|subscription):/;

const leadsOf = (sql: SqlStorage, id: string, via: "k" | "a"): string[] =>
  sql
    .exec<{ lead: string }>(LEADS, id, via)
    .toArray()
    .map(({ lead }) => lead);
