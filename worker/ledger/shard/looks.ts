/** Who looked at whose card: one row for a person, a customer and ten minutes. */
import type { Looker } from "../rpc.ts";

export type Look = { at: number; who: string; customer: string; site: string | null };

const ONCE_IN_MS = 10 * 60_000;

export function noteLook(sql: SqlStorage, no: number, { who, site, at }: Looker): void {
  sql.exec(
    `INSERT INTO look (customer, who, at, site) SELECT ?1, ?2, ?3, ?4
     WHERE NOT EXISTS (SELECT 1 FROM look WHERE customer = ?1 AND who = ?2 AND at > ?3 - ${ONCE_IN_MS})`,
    no,
    who,
    at,
    site,
  );
}

/** Newest first; of one customer, or of everybody when null. */
export function readLooks(sql: SqlStorage, customer: string | null, limit: number): Look[] {
  return sql
    .exec<Look>(
      `SELECT l.at, l.who, c.id AS customer, l.site FROM look l JOIN customer c ON c.no = l.customer
       WHERE ?1 IS NULL OR c.id = ?1 ORDER BY l.at DESC, c.id, l.who LIMIT ?2`,
      customer,
      limit,
    )
    .toArray();
}
