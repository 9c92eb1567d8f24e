/** Counters of what every shard keeps a copy of, and which shard has confirmed which count. */
export type Copied = "company" | "rate";
export type ShardCopy = { shard: number; company: number; rate: number };

/** To stand in the same batch as the change itself, so that no change goes unnoticed. */
export const raise = (db: D1Database, name: Copied): D1PreparedStatement =>
  db.prepare("UPDATE revision SET value = value + 1 WHERE name = ?").bind(name);

export async function readRevisions(db: D1Database): Promise<Record<Copied, number>> {
  const { results } = await db.prepare("SELECT name, value FROM revision").all<{ name: Copied; value: number }>();
  const found = new Map(results.map((row) => [row.name, row.value]));
  return { company: found.get("company") ?? 0, rate: found.get("rate") ?? 0 };
}

/** One entry a shard from 0 to `shards` − 1; a shard never heard of has confirmed nothing. */
export async function readShardCopies(db: D1Database, shards: number): Promise<ShardCopy[]> {
  const { results } = await db
    .prepare("SELECT shard, company_revision AS company, rate_revision AS rate FROM shard_copy")
    .all<ShardCopy>();
  const found = new Map(results.map((row) => [row.shard, row]));
  return Array.from({ length: shards }, (_, shard) => found.get(shard) ?? { shard, company: 0, rate: 0 });
}

/** Confirmations may arrive in any order: the greater stands. */
export async function confirmCopies(db: D1Database, name: Copied, shards: number[], revision: number): Promise<void> {
  if (shards.length === 0) return;
  const column = name === "company" ? "company_revision" : "rate_revision";
  await db
    .prepare(
      `INSERT INTO shard_copy (shard, ${column}) SELECT value, ?2 FROM json_each(?1) WHERE true
       ON CONFLICT (shard) DO UPDATE SET ${column} = max(${column}, excluded.${column})`,
    )
    .bind(JSON.stringify(shards), revision)
    .run();
}
