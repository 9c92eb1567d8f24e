/** How many live facts of each source, type and currency lie in the shard: kept by every write, so that nobody ever counts them. */

/** `facts` is the difference; `at` the instant of a fact that came, null when one went. */
export type Change = { source: string; type: string; currency: string; facts: number; at: number | null };

export type Count = {
  source: string;
  type: string;
  currency: string;
  facts: number;
  newestAt: number | null;
  receivedAt: number;
};

export function addToTally(sql: SqlStorage, changes: readonly Change[], now: number): void {
  if (changes.length === 0) return;
  const sums = new Map<string, Change>();
  for (const change of changes) {
    const name = `${change.source}\n${change.type}\n${change.currency}`;
    const sum = sums.get(name);
    if (sum === undefined) sums.set(name, { ...change });
    else {
      sum.facts += change.facts;
      if (change.at !== null) sum.at = Math.max(sum.at ?? change.at, change.at);
    }
  }
  for (const { source, type, currency, facts, at } of sums.values()) {
    sql.exec(
      `INSERT INTO tally (source, type, currency, facts, newest_at, received_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (source, type, currency) DO UPDATE SET facts = facts + excluded.facts,
         newest_at = max(coalesce(newest_at, excluded.newest_at), coalesce(excluded.newest_at, newest_at)),
         received_at = max(received_at, excluded.received_at)`,
      source,
      type,
      currency,
      facts,
      at,
      now,
    );
  }
  countChanges(sql, changes.length);
}

export const readTally = (sql: SqlStorage): Count[] =>
  sql
    .exec<Count>(
      `SELECT source, type, currency, facts, newest_at AS newestAt, received_at AS receivedAt FROM tally ORDER BY source, type, currency`,
    )
    .toArray();

/** Rises with every applied write; a fit asks whether anything came since the last one. */
export const readChanges = (sql: SqlStorage): number =>
  Number(sql.exec<{ value: string }>("SELECT value FROM meta WHERE name = 'changes'").toArray()[0]?.value ?? 0);

function countChanges(sql: SqlStorage, more: number): void {
  sql.exec(
    `INSERT INTO meta (name, value) VALUES ('changes', ?1) ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + ?1`,
    more,
  );
}
