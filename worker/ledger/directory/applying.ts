/**
 * Doing the join desk's plan in one shard: one statement a kind, all in one commit. Where a key changes its address, the old address
 * is noted as stale in the same commit, so that no crash can lose the facts that still lie there.
 */
import type { Applied, StaleRow, Write } from "./rows.ts";

const STEPS: Record<Write["kind"], string[]> = {
  unmention: [
    "delete from mention where (key, record) in (select unhex(value->>0), unhex(value->>1) from json_each(?1))",
  ],
  mention: [
    `insert or replace into mention select unhex(value->>0), value->>1, unhex(value->>2), unhex(value->>3) from json_each(?1)`,
  ],
  record: [`insert or replace into record select unhex(value->>0), value->>1, value->>2, value->3 from json_each(?1)`],
  dropRecord: ["delete from record where id in (select unhex(value->>0) from json_each(?1))"],
  dropNode: ["delete from node where id in (select unhex(value->>0) from json_each(?1))"],
  node: [
    `insert or ignore into stale select n.customer, n.home from json_each(?1) j join node n on n.id = unhex(j.value->>0)
     where n.customer <> unhex(j.value->>2) or n.home <> unhex(j.value->>3)`,
    `insert into node select unhex(value->>0), value->>1, unhex(value->>2), unhex(value->>3), value->>4, 0 from json_each(?1) where true
     on conflict do update set customer = excluded.customer, home = excluded.home, several = excluded.several, follows = 0`,
  ],
  rename: [
    `insert or ignore into stale
     select n.customer, n.home from json_each(?1) j join node n on n.id = unhex(j.value->>0) where n.customer = n.id
     union select n.customer, n.home from json_each(?1) j join node n on n.customer = unhex(j.value->>0) where n.customer <> n.id
     union select n.customer, n.home from json_each(?1) j join node n on n.home = unhex(j.value->>0) where n.home <> n.customer`,
    `update node set home = unhex(j.value->>1) from json_each(?1) j where node.home = unhex(j.value->>0) and node.home <> node.customer`,
    `update node set customer = unhex(j.value->>1), home = iif(home = customer, unhex(j.value->>1), home)
     from json_each(?1) j where node.customer = unhex(j.value->>0) and node.customer <> node.id`,
    `update node set customer = unhex(j.value->>1), home = iif(home = customer, unhex(j.value->>1), home)
     from json_each(?1) j where node.id = unhex(j.value->>0) and node.customer = node.id`,
  ],
  unhint: ["delete from hint where (hint, record) in (select unhex(value->>0), unhex(value->>1) from json_each(?1))"],
  hint: ["insert or ignore into hint select unhex(value->>0), value->>1, unhex(value->>2) from json_each(?1)"],
};

/** A tagged address waits under the hash of the address without its tag. */
const TAGGED_OF_MENTION = `
  select h.key from json_each(?1) j join hint h on h.hint = unhex(j.value->>0) where j.value->>1 = 'k' limit 1000`;
const TAGGED_OF_HINT = `
  select distinct j.value->>1 as key from json_each(?1) j
  join mention m on m.key = unhex(j.value->>0) and m.via = 'k' limit 1000`;
/** More than twenty people of one name at one company are a placeholder name, not a hint. */
const NAMESAKES = `
  select distinct h.key as a, j.value->>1 as b from json_each(?1) j join hint h on h.hint = unhex(j.value->>0)
  where h.key <> j.value->>1 and (select count(*) from hint c where c.hint = h.hint) <= 20 limit 1000`;

export function apply(sql: SqlStorage, writes: Write[]): Applied {
  for (const { kind, rows } of writes) for (const step of STEPS[kind]) sql.exec(step, rows);
  return { stale: staleAddresses(sql), ...likenesses(sql, writes) };
}

export const hasStale = (sql: SqlStorage): boolean => sql.exec("select 1 from stale limit 1").toArray().length > 0;

export const staleAddresses = (sql: SqlStorage): StaleRow[] =>
  sql
    .exec<StaleRow>("select lower(hex(customer)) as customer, lower(hex(home)) as home from stale limit 20000")
    .toArray();

/** The desk has written these down: they are its to clear. */
export function settleStale(sql: SqlStorage, addresses: StaleRow[]): void {
  sql.exec(
    "delete from stale where (customer, home) in (select unhex(value->>'customer'), unhex(value->>'home') from json_each(?1))",
    JSON.stringify(addresses),
  );
}

function likenesses(sql: SqlStorage, writes: Write[]): Pick<Applied, "tagged" | "namesakes"> {
  const tagged = new Set<string>();
  const namesakes: { a: string; b: string }[] = [];
  for (const { kind, rows } of writes) {
    if (kind === "mention") for (const { key } of sql.exec<{ key: string }>(TAGGED_OF_MENTION, rows)) tagged.add(key);
    if (kind !== "hint") continue;
    for (const { key } of sql.exec<{ key: string }>(TAGGED_OF_HINT, rows)) tagged.add(key);
    namesakes.push(...sql.exec<{ a: string; b: string }>(NAMESAKES, rows));
  }
  return { tagged: [...tagged], namesakes };
}
