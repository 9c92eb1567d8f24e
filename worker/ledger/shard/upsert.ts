/** Many facts into the table in one commit; the later version wins. */
import { addToTally, type Change } from "./tally.ts";

/** What became of each row of a batch, by position. `gone` names the customer that was merged away: ask the directory again. */
export type Upsert = { applied: number[]; gone: number[]; homes: string[] };

type Difference = {
  row: number;
  home: string;
  type: string;
  source: string;
  at: number;
  currency: string | null;
  deleted: number;
  was: number | null;
  wasCurrency: string | null;
  gone: number;
};

/**
 * `rows` is a batch in which no fact stands twice. With `force` a customer that was merged away is made again: somebody undid the merge.
 * Runs without an await, so that rows, tally and the mark of what must be recomputed are one commit.
 */
export function upsert(sql: SqlStorage, rows: string, now: number, force: boolean): Upsert {
  placeCustomers(sql, rows, force);
  const differences = compare(sql, rows);
  const fresh = differences.filter((difference) => difference.gone === 0);
  if (fresh.length > 0) store(sql, rows);
  addToTally(sql, fresh.flatMap(toChanges), now);
  const homes = [...new Set(fresh.map(({ home }) => home))];
  markDirty(sql, homes);
  return {
    applied: fresh.map(({ row }) => row),
    gone: differences.filter((difference) => difference.gone === 1).map(({ row }) => row),
    homes,
  };
}

export function markDirty(sql: SqlStorage, homes: readonly string[]): void {
  if (homes.length === 0) return;
  sql.exec(
    "INSERT INTO dirty (home) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
    JSON.stringify(homes),
  );
}

/** A row that was on its way while its customer got another home must not take it back: only a move (`force`) changes a home. */
function placeCustomers(sql: SqlStorage, rows: string, force: boolean): void {
  if (force) rehome(sql, rows);
  sql.exec(
    `INSERT INTO customer (id, home) SELECT j.value->>'$[0]', j.value->>'$[1]' FROM json_each(?) j
     WHERE NOT EXISTS (SELECT 1 FROM gone g WHERE g.id = j.value->>'$[0]') ON CONFLICT (id) DO NOTHING`,
    rows,
  );
}

function rehome(sql: SqlStorage, rows: string): void {
  sql.exec("DELETE FROM gone WHERE id IN (SELECT value->>'$[0]' FROM json_each(?))", rows);
  const moved = sql
    .exec<{ id: string; was: string; home: string }>(
      `SELECT DISTINCT c.id, c.home AS was, j.value->>'$[1]' AS home FROM json_each(?) j JOIN customer c ON c.id = j.value->>'$[0]'
       WHERE c.home <> j.value->>'$[1]'`,
      rows,
    )
    .toArray();
  for (const { id, was, home } of moved) setHome(sql, id, was, home);
}

/** Both the unit that was left and the one that was joined show other figures now. */
export function setHome(sql: SqlStorage, id: string, was: string, home: string): void {
  sql.exec("UPDATE customer SET home = ? WHERE id = ?", home, id);
  markDirty(sql, [was, home]);
}

function compare(sql: SqlStorage, rows: string): Difference[] {
  return sql
    .exec<Difference>(
      `SELECT j.key AS row, c.home AS home, j.value->>'$[2]' AS type, j.value->>'$[3]' AS source, j.value->>'$[7]' AS at,
         j.value->>'$[11]'->>'currency' AS currency, j.value->>'$[10]' AS deleted,
         f.deleted AS was, f.body->>'currency' AS wasCurrency, c.no IS NULL AS gone
       FROM json_each(?) j
       LEFT JOIN customer c ON c.id = j.value->>'$[0]'
       LEFT JOIN fact f ON f.customer = c.no AND f.type = j.value->>'$[2]' AND f.source = j.value->>'$[3]'
         AND f.id = j.value->>'$[4]' AND f.rev = j.value->>'$[5]'
       WHERE f.customer IS NULL OR f.updated_at < j.value->>'$[8]'
         OR (f.updated_at = j.value->>'$[8]' AND f.tie < j.value->>'$[9]')`,
      rows,
    )
    .toArray();
}

function store(sql: SqlStorage, rows: string): void {
  sql.exec(
    `INSERT INTO fact (customer, type, source, id, rev, key, at, updated_at, tie, deleted, body)
     SELECT c.no, j.value->>'$[2]', j.value->>'$[3]', j.value->>'$[4]', j.value->>'$[5]', j.value->>'$[6]', j.value->>'$[7]',
       j.value->>'$[8]', j.value->>'$[9]', j.value->>'$[10]', j.value->>'$[11]'
     FROM json_each(?) j JOIN customer c ON c.id = j.value->>'$[0]'
     WHERE true
     ON CONFLICT (customer, type, source, id, rev) DO UPDATE SET key = excluded.key, at = excluded.at,
       updated_at = excluded.updated_at, tie = excluded.tie, deleted = excluded.deleted, body = excluded.body
     WHERE excluded.updated_at > updated_at OR (excluded.updated_at = updated_at AND excluded.tie > tie)`,
    rows,
  );
}

function toChanges({ type, source, at, currency, deleted, was, wasCurrency }: Difference): Change[] {
  const changes: Change[] = [];
  if (was === 0) changes.push({ type, source, currency: wasCurrency ?? "", facts: -1, at: null });
  changes.push({ type, source, currency: currency ?? "", facts: deleted === 1 ? 0 : 1, at: deleted === 1 ? null : at });
  return changes;
}
