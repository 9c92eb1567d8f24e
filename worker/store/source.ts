/** Which sources may send, and when they last did. Their facts and counts live in the shards. */
export type SourceStatus = "active" | "stopped" | "deleting";
export type SourceState = { source: string; status: SourceStatus; lastReceivedAt: number | null };

type Row = { source: string; status: SourceStatus; last_received_at: number | null };

const toSourceState = (row: Row): SourceState => ({
  source: row.source,
  status: row.status,
  lastReceivedAt: row.last_received_at,
});

export async function listSources(db: D1Database): Promise<SourceState[]> {
  const { results } = await db.prepare("SELECT * FROM source ORDER BY source").all<Row>();
  return results.map(toSourceState);
}

export async function readSource(db: D1Database, source: string): Promise<SourceState | null> {
  const row = await db.prepare("SELECT * FROM source WHERE source = ?").bind(source).first<Row>();
  return row === null ? null : toSourceState(row);
}

export async function setSourceStatus(db: D1Database, source: string, status: SourceStatus): Promise<void> {
  await db
    .prepare("INSERT INTO source (source, status) VALUES (?1, ?2) ON CONFLICT (source) DO UPDATE SET status = ?2")
    .bind(source, status)
    .run();
}

/** Notes that records of these sources came in; a source never seen starts active. */
export async function noteReceived(db: D1Database, sources: string[], at: number): Promise<void> {
  await db
    .prepare(
      `INSERT INTO source (source, status, last_received_at) SELECT value, 'active', ?2 FROM json_each(?1) WHERE true
       ON CONFLICT (source) DO UPDATE SET last_received_at = max(coalesce(last_received_at, 0), excluded.last_received_at)`,
    )
    .bind(JSON.stringify(sources), at)
    .run();
}

/** Forgets a source whose data is gone. */
export async function dropSource(db: D1Database, source: string): Promise<void> {
  await db.prepare("DELETE FROM source WHERE source = ?").bind(source).run();
}
