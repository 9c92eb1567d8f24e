/** First answers under an `Idempotency-Key`, for 72 hours: a repeat gets the same answer, another body is refused. */

/** The IETF draft leaves the time open; a weekend and a day of retries fit. */
const KEPT_MS = 72 * 3_600_000;
/** A request that never came to its end (the Worker was stopped) frees its key after this. */
const LEASE_MS = 15 * 60_000;

export type Reply = { status: "new" } | { status: "running" } | { status: "done"; bodyHash: string; answer: string };

export function beginReply(sql: SqlStorage, key: string, now: number): Reply {
  sql.exec("DELETE FROM reply WHERE started_at < ?", now - KEPT_MS);
  const row = sql
    .exec<{ started_at: number; body_hash: string | null; answer: string | null }>(
      "SELECT started_at, body_hash, answer FROM reply WHERE key = ?",
      key,
    )
    .toArray()[0];
  if (row?.answer != null && row.body_hash !== null)
    return { status: "done", bodyHash: row.body_hash, answer: row.answer };
  if (row !== undefined && row.started_at > now - LEASE_MS) return { status: "running" };
  sql.exec(
    "INSERT INTO reply (key, started_at) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET started_at = ?2",
    key,
    now,
  );
  return { status: "new" };
}

/** With null the key is free again: nothing of a failed request is kept. */
export function endReply(sql: SqlStorage, key: string, done: { bodyHash: string; answer: string } | null): void {
  if (done === null) sql.exec("DELETE FROM reply WHERE key = ? AND answer IS NULL", key);
  else sql.exec("UPDATE reply SET body_hash = ?2, answer = ?3 WHERE key = ?1", key, done.bodyHash, done.answer);
}
