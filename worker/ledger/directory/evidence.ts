/** Reading what a join rests on: keys, the records that mention them, and whole connected parts. */
import type { Gathered, MentionRow, NodeRow, RecordRow, VersionColumns, Via } from "./rows.ts";

const COLUMNS = `lower(hex(n.id)) as id, n.key, lower(hex(n.customer)) as customer, lower(hex(n.home)) as home, n.several, n.follows`;

const NODES = `select ${COLUMNS} from json_each(?) j join node n on n.id = unhex(j.value)`;

/** The key whose hash names the customer, and the others that bear its name; two halves because the index leaves the first out. */
const PART = `
  select ${COLUMNS} from json_each(?1) j join node n on n.id = unhex(j.value) where n.customer = n.id and n.follows = 0
  union all
  select ${COLUMNS} from json_each(?1) j join node n on n.customer = unhex(j.value) where n.customer <> n.id and n.follows = 0`;

const MENTIONS = `
  select lower(hex(m.key)) as key, m.via, lower(hex(m.record)) as record, lower(hex(m.lead)) as lead
  from json_each(?) j join mention m on m.key = unhex(j.value)`;

const RECORDS = `select lower(hex(r.id)) as id, r.body from json_each(?) j join record r on r.id = unhex(j.value)`;

/** Keys and records by their hashes; mentions only of `evidenceOf`. */
export const gather = (sql: SqlStorage, ids: string[], evidenceOf: string[], records: string[]): Gathered => ({
  nodes: nodes(sql, NODES, ids),
  mentions: mentionsOf(sql, evidenceOf),
  records: recordsOf(sql, records),
});

/** Versions of the stored states of these records, in step; null where there is none. */
export function versions(sql: SqlStorage, ids: string[]): VersionColumns {
  const columns: VersionColumns = { updatedAt: ids.map(() => null), tie: ids.map(() => null) };
  for (const { at, updatedAt, tie } of sql.exec<{ at: number; updatedAt: number; tie: number }>(
    VERSIONS,
    JSON.stringify(ids),
  )) {
    columns.updatedAt[at] = updatedAt;
    columns.tie[at] = tie;
  }
  return columns;
}

const VERSIONS = `
  select j.key as at, r.updated_at as updatedAt, r.tie from json_each(?) j join record r on r.id = unhex(j.value)`;

/** All keys here that bear one of these customers' names, and who mentions them. */
export function part(sql: SqlStorage, customers: string[]): Gathered {
  const found = nodes(sql, PART, customers);
  return {
    nodes: found,
    mentions: mentionsOf(
      sql,
      found.map(({ id }) => id),
    ),
    records: [],
  };
}

/** The addresses with one of these local parts that customer records list; a page of records at a time, since it reads them all. */
export function addressesWith(
  sql: SqlStorage,
  roles: string[],
  after: string,
): { keys: string[]; next: string | null } {
  const [end] = sql
    .exec<{ id: string | null }>(
      "select lower(hex(max(id))) as id from (select id from record where id > unhex(?) order by id limit 20000)",
      after,
    )
    .toArray();
  if (!end?.id) return { keys: [], next: null };
  const keys = sql.exec<{ key: string }>(LISTED_ADDRESSES, after, end.id, JSON.stringify(roles)).toArray();
  return { keys: keys.map(({ key }) => key), next: end.id };
}

/** `email:` is six characters; what stands between it and the first `+` or `@` is the local part without its tag. */
const LISTED_ADDRESSES = `
  select distinct k.value as key from record r, json_each(r.body, '$.keys') k
  where r.id > unhex(?1) and r.id <= unhex(?2) and substr(k.value, 1, 6) = 'email:' and (
    substr(k.value, 7, instr(k.value, '@') - 7) in (select value from json_each(?3))
    or substr(k.value, 7, instr(k.value, '+') - 7) in (select value from json_each(?3)))`;

function nodes(sql: SqlStorage, query: string, ids: string[]): NodeRow[] {
  if (ids.length === 0) return [];
  type Row = Omit<NodeRow, "several" | "follows"> & { several: number; follows: number };
  const rows = sql.exec<Row>(query, JSON.stringify(ids)).toArray();
  return rows.map((row) => ({ ...row, several: row.several === 1, follows: row.follows === 1 }));
}

function mentionsOf(sql: SqlStorage, ids: string[]): MentionRow[] {
  if (ids.length === 0) return [];
  return sql.exec<MentionRow & { via: Via }>(MENTIONS, JSON.stringify(ids)).toArray();
}

function recordsOf(sql: SqlStorage, ids: string[]): RecordRow[] {
  if (ids.length === 0) return [];
  return sql.exec<RecordRow>(RECORDS, JSON.stringify(ids)).toArray();
}
