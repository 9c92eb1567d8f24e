/** Finding the customer of a key, and making one. SQL over `node`, `mention` and, for keys of facts, `fact`. */
import type { RulesInForce } from "./address-rules.ts";
import type { KeyColumns, Sightings } from "./rows.ts";

const KNOWN = `
  select j.key as at, lower(hex(n.customer)) as customer, lower(hex(n.home)) as home, n.several
  from json_each(?) j join node n on n.id = unhex(j.value)`;

const KNOWN_AS_FACT = `
  select j.key as at, lower(hex(f.customer)) as customer, lower(hex(f.home)) as home, 0 as several
  from json_each(?) j join fact f on f.id = unhex(j.value)`;

const LEADS = "select distinct lower(hex(lead)) as lead from mention where key = unhex(?) and via = ? limit 200";

const CREATE = `
  insert into node
  select unhex(value->>0), value->>1, unhex(value->>0), unhex(value->>0), 0, value->>2 from json_each(?) where true
  on conflict do nothing`;

type Seen = { at: number; customer: string; home: string; several: number };

/** Whose these keys are; writes nothing. */
export function find(sql: SqlStorage, rules: RulesInForce, { ids, keys }: KeyColumns): Sightings {
  const answer: Sightings = { customers: ids.map(() => null), homes: ids.map(() => null), several: [] };
  const json = JSON.stringify(ids);
  const note = ({ at, customer, home }: Seen) => {
    answer.customers[at] = customer;
    answer.homes[at] = home;
  };
  const several = (at: number, leads: string[]) => {
    answer.customers[at] = answer.homes[at] = null;
    answer.several.push({ at, leads });
  };
  for (const row of sql.exec<Seen>(KNOWN_AS_FACT, json)) note(row);
  for (const row of sql.exec<Seen>(KNOWN, json).toArray()) {
    note(row);
    if (row.several === 1) several(row.at, [...leadsOf(sql, ids[row.at] ?? "", "a"), row.customer]);
  }
  for (const [at, key] of keys.entries()) if (rules.isShared(key)) several(at, leadsOf(sql, ids[at] ?? "", "k"));
  return answer;
}

/** As {@link find}, and a key never seen becomes a customer of its own. */
export function place(sql: SqlStorage, rules: RulesInForce, columns: KeyColumns): Sightings {
  const answer = find(sql, rules, columns);
  const taken = new Set(answer.several.map(({ at }) => at));
  const fresh: [string, string, 0 | 1][] = [];
  for (const [at, id] of columns.ids.entries()) {
    if (answer.customers[at] !== null || taken.has(at)) continue;
    const key = columns.keys[at] ?? "";
    fresh.push([id, key, FACT_KEY.test(key) ? 1 : 0]);
    answer.customers[at] = answer.homes[at] = id;
  }
  if (fresh.length > 0) sql.exec(CREATE, JSON.stringify(fresh));
  return answer;
}

/** Where facts that came with these keys belong, whatever the rules say of the key today. */
export function follow(sql: SqlStorage, ids: string[]): Pick<Sightings, "customers" | "homes"> {
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
