/** API keys: who may speak to this deployment. Of the key itself only a hash is kept. */
import type { Scope } from "../../shared/contract/endpoints/admin.ts";

export type ApiKey = {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  revokedAt: number | null;
};

type Row = {
  id: string;
  name: string;
  hash: string;
  scopes: string;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
  revoked_at: number | null;
};

const toApiKey = (row: Row): ApiKey => ({
  id: row.id,
  name: row.name,
  scopes: JSON.parse(row.scopes) as Scope[],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});

/** Newest first, revoked and expired ones included: the list is also the record of who once had access. */
export async function listApiKeys(db: D1Database): Promise<ApiKey[]> {
  const { results } = await db.prepare("SELECT * FROM api_key ORDER BY created_at DESC, id").all<Row>();
  return results.map(toApiKey);
}

/** The key with the hash that its bearer must match; null when there never was such a key. */
export async function findApiKey(db: D1Database, id: string): Promise<{ key: ApiKey; hash: string } | null> {
  const row = await db.prepare("SELECT * FROM api_key WHERE id = ?").bind(id).first<Row>();
  return row === null ? null : { key: toApiKey(row), hash: row.hash };
}

export async function insertApiKey(db: D1Database, key: ApiKey, hash: string): Promise<void> {
  await db
    .prepare("INSERT INTO api_key (id, name, hash, scopes, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
    .bind(key.id, key.name, hash, JSON.stringify(key.scopes), key.createdAt, key.expiresAt)
    .run();
}

/** False when there is no such key. Revoking twice keeps the first instant. */
export async function revokeApiKey(db: D1Database, id: string, at: number): Promise<boolean> {
  const { meta } = await db
    .prepare("UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?")
    .bind(at, id)
    .run();
  return meta.changes > 0;
}

/** Notes a use, at most once in `everyMs`, so that a busy key costs a row an hour and not a row a request. */
export async function touchApiKey(db: D1Database, id: string, at: number, everyMs: number): Promise<void> {
  await db
    .prepare("UPDATE api_key SET last_used_at = ?1 WHERE id = ?2 AND coalesce(last_used_at, 0) <= ?1 - ?3")
    .bind(at, id, everyMs)
    .run();
}
