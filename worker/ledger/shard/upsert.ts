/** Many facts into the table in one commit; the later version wins. */
import type { Batch } from "./batch.ts";
import { addToTally, type Change } from "./tally.ts";

/**
 * What became of the rows of a batch, by position. `gone` names the customer that was merged away: ask the directory again.
 * `homes` are the units that changed, null where they are too many to be brought up to date at once. `allNew`: no earlier or later
 * version of any row was here.
 */
export type Upsert = { unchanged: number[]; gone: number[]; homes: string[] | null; allNew: boolean };

/** A write that touches at most this many units brings them up to date before it answers. */
export const AT_ONCE = 20;

/** A row that is no plain addition: its customer is not here, or an earlier or later version of it is. */
type Exception = {
  row: number;
  no: number | null;
  isNewer: number | null;
  currency: string | null;
  was: number | null;
  wasCurrency: string | null;
};

/** Field `n` of a row: `jsonb_each` hands rows on as they were parsed, and a written path is read once a statement. */
const field = (n: number): string => `json_extract(j.value, '$[${n}]')`;

/** A customer here whose home, or a row whose customer, SQLite looks up by these. CROSS JOIN keeps the order that is meant. */
const PRESENT = `FROM jsonb_each(?1) j CROSS JOIN customer c ON c.id = ${field(0)}`;
const REV = `CASE ?2 WHEN 'subscription' THEN ${field(4)} WHEN 'usage' THEN ${field(7)} ELSE 0 END`;

/**
 * `batch` holds no fact twice. With `force` a customer that was merged away is made again: somebody undid the merge.
 * Runs without an await, so that rows, tally and the mark of what must be recomputed are one commit.
 */
export function upsert(sql: SqlStorage, batch: Batch, now: number, force: boolean): Upsert {
  if (force) rehome(sql, batch.customers);
  const exceptions = compare(sql, batch);
  if (exceptions.some(({ no }) => no === null)) addCustomers(sql, batch.customers);
  const gone = hasGone(sql) ? rowsOfGone(sql, batch) : [];
  const lost = new Set(gone);
  const unchanged = exceptions.filter(({ isNewer, row }) => isNewer === 0 && !lost.has(row));
  if (unchanged.length + gone.length === batch.length)
    return { unchanged: unchanged.map(({ row }) => row), gone, homes: [], allNew: false };
  const hasVersions = exceptions.some(({ isNewer }) => isNewer !== null);
  insertRows(sql, batch, hasVersions);
  addToTally(sql, changes(sql, batch, exceptions, gone), now);
  markCustomersDirty(sql, batch.customers);
  const homes = batch.customerCount > AT_ONCE ? null : homesOf(sql, batch.customers);
  return { unchanged: unchanged.map(({ row }) => row), gone, homes, allNew: !hasVersions && gone.length === 0 };
}

export function markDirty(sql: SqlStorage, homes: readonly string[]): void {
  if (homes.length === 0) return;
  sql.exec(
    "INSERT INTO dirty (home) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
    JSON.stringify(homes),
  );
}

export function markCustomersDirty(sql: SqlStorage, customers: string): void {
  sql.exec(`INSERT INTO dirty (home) SELECT c.home ${PRESENT} WHERE true ON CONFLICT DO NOTHING`, customers);
}

/** Both the unit that was left and the one that was joined show other figures now. */
export function setHome(sql: SqlStorage, id: string, was: string, home: string): void {
  sql.exec("UPDATE customer SET home = ? WHERE id = ?", home, id);
  markDirty(sql, [was, home]);
}

/** A row that was on its way while its customer got another home must not take it back: only a move (`force`) changes a home. */
function rehome(sql: SqlStorage, customers: string): void {
  sql.exec("DELETE FROM gone WHERE id IN (SELECT value->>0 FROM json_each(?))", customers);
  const moved = sql
    .exec<{ id: string; was: string; home: string }>(
      `SELECT c.id, c.home AS was, j.value->>1 AS home ${PRESENT} WHERE c.home <> j.value->>1`,
      customers,
    )
    .toArray();
  for (const { id, was, home } of moved) setHome(sql, id, was, home);
}

/** Makes those that are neither here nor gone; answers how many. */
export function addCustomers(sql: SqlStorage, customers: string): number {
  sql.exec(
    `INSERT INTO customer (id, home) SELECT j.value->>0, j.value->>1 FROM json_each(?) j
     WHERE NOT EXISTS (SELECT 1 FROM gone g WHERE g.id = j.value->>0) ON CONFLICT (id) DO NOTHING`,
    customers,
  );
  return changed(sql);
}

const changed = (sql: SqlStorage): number => sql.exec<{ n: number }>("SELECT changes() AS n").one().n;

/** Nothing at all for a batch of new facts of known customers, which is what most batches are. */
function compare(sql: SqlStorage, { rows, type, source }: Batch): Exception[] {
  return sql
    .exec<Exception>(
      `SELECT j.key AS row, c.no,
         f.updated_at < ${field(4)} OR (f.updated_at = ${field(4)} AND f.tie < ${field(5)}) AS isNewer,
         json_extract(j.value, '$[6].currency') AS currency, f.deleted = 0 AS was, f.body->>'currency' AS wasCurrency
       FROM jsonb_each(?1) j
       LEFT JOIN customer c ON c.id = ${field(0)}
       LEFT JOIN fact f ON f.customer = c.no AND f.type = ?2 AND f.source = ?3 AND f.id = ${field(1)} AND f.rev = ${REV}
       WHERE c.no IS NULL OR f.customer IS NOT NULL`,
      rows,
      type,
      source,
    )
    .toArray();
}

/** Answers how many rows were new or newer. The update is left out where nothing is there to be updated. */
export function insertRows(sql: SqlStorage, { rows, type, source, deleted }: Batch, hasVersions: boolean): number {
  const update = `UPDATE SET key = excluded.key, at = excluded.at, updated_at = excluded.updated_at, tie = excluded.tie,
       deleted = excluded.deleted, body = excluded.body
     WHERE excluded.updated_at > updated_at OR (excluded.updated_at = updated_at AND excluded.tie > tie)`;
  sql.exec(
    `INSERT INTO fact (customer, type, source, id, rev, key, at, updated_at, tie, body, deleted)
     SELECT c.no, ?2, ?3, ${field(1)}, ${REV}, ${[2, 3, 4, 5].map(field).join()}, j.value->'$[6]', ?4
     ${PRESENT} WHERE true ON CONFLICT (customer, type, source, id, rev) DO ${hasVersions ? update : "NOTHING"}`,
    rows,
    type,
    source,
    deleted ? 1 : 0,
  );
  return changed(sql);
}

const hasGone = (sql: SqlStorage): boolean => sql.exec("SELECT 1 FROM gone LIMIT 1").toArray().length > 0;

const rowsOfGone = (sql: SqlStorage, { rows }: Batch): number[] =>
  sql
    .exec<{ row: number }>(
      "SELECT j.key AS row FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM customer c WHERE c.id = j.value->>0)",
      rows,
    )
    .toArray()
    .map(({ row }) => row);

const homesOf = (sql: SqlStorage, customers: string): string[] =>
  sql
    .exec<{ home: string }>(`SELECT DISTINCT c.home ${PRESENT}`, customers)
    .toArray()
    .map(({ home }) => home);

/** The sums of the batch, less what was not applied, less what was replaced. */
function changes(sql: SqlStorage, batch: Batch, exceptions: Exception[], gone: number[]): Change[] {
  const { type, source } = batch;
  const less = (currency: string | null): Change => ({ type, source, currency: currency ?? "", facts: -1, at: null });
  const added = batch.sums.map(({ currency, facts, newestAt }) => ({ type, source, currency, facts, at: newestAt }));
  const kept = exceptions.filter(({ isNewer }) => isNewer === 0).map(({ currency }) => less(currency));
  const replaced = exceptions.filter(({ isNewer, was }) => isNewer === 1 && was === 1);
  return [
    ...added,
    ...(batch.deleted ? [] : [...kept, ...currenciesOf(sql, batch.rows, gone).map(less)]),
    ...replaced.map(({ wasCurrency }) => less(wasCurrency)),
  ];
}

function currenciesOf(sql: SqlStorage, rows: string, places: number[]): (string | null)[] {
  if (places.length === 0) return [];
  const wanted = new Set(places);
  return sql
    .exec<{ row: number; currency: string | null }>(
      "SELECT key AS row, value->6->>'currency' AS currency FROM json_each(?)",
      rows,
    )
    .toArray()
    .filter(({ row }) => wanted.has(row))
    .map(({ currency }) => currency);
}
