/** Published policies. Until the first one the defaults of the contract hold. */
import { DEFAULT_POLICY, type Thresholds } from "../../shared/contract/policy.ts";

export type Policy = { version: string; thresholds: Thresholds; publishedAt: number | null };

type Row = { version: string; thresholds: string; published_at: number };

export async function readPolicy(db: D1Database): Promise<Policy> {
  const row = await db.prepare("SELECT * FROM policy ORDER BY published_at DESC, version DESC LIMIT 1").first<Row>();
  if (row === null) return { ...DEFAULT_POLICY, publishedAt: null };
  return {
    version: row.version,
    thresholds: JSON.parse(row.thresholds) as Thresholds,
    publishedAt: row.published_at,
  };
}
