/** Exchange rates by day, as the company gave them. */
import type { Rate } from "../ledger/company.ts";
import { raise } from "./revision.ts";

type Row = { day: number; from_currency: string; to_currency: string; rate: number };
export type RatePlace = { day: number; from: string; to: string };

const toRate = (row: Row): Rate => ({ day: row.day, from: row.from_currency, to: row.to_currency, rate: row.rate });

/** A statement's JSON stays well under the 2 MB that one bound value may have. */
const BATCH = 5000;

/** Adds or replaces; every changed rate carries the new revision, so that a shard can be brought up to date by what it lacks. */
export async function saveRates(db: D1Database, rates: Rate[]): Promise<void> {
  const statements = [raise(db, "rate")];
  for (let start = 0; start < rates.length; start += BATCH)
    statements.push(upsert(db, rates.slice(start, start + BATCH)));
  await db.batch(statements);
}

function upsert(db: D1Database, rates: Rate[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO rate (day, from_currency, to_currency, rate, revision)
       SELECT value ->> 0, value ->> 1, value ->> 2, CAST(value ->> 3 AS REAL), (SELECT value FROM revision WHERE name = 'rate')
       FROM json_each(?) WHERE true
       ON CONFLICT (day, from_currency, to_currency)
       DO UPDATE SET rate = excluded.rate, revision = excluded.revision WHERE rate <> excluded.rate`,
    )
    .bind(JSON.stringify(rates.map(({ day, from, to, rate }) => [day, from, to, rate])));
}

/** The newest day first; `after` is the last one already seen. */
export async function listRates(db: D1Database, after: RatePlace | null, limit: number): Promise<Rate[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM rate WHERE ?1 IS NULL OR (day, from_currency, to_currency) < (?1, ?2, ?3)
       ORDER BY day DESC, from_currency DESC, to_currency DESC LIMIT ?4`,
    )
    .bind(after?.day ?? null, after?.from ?? null, after?.to ?? null, limit)
    .all<Row>();
  return results.map(toRate);
}

/** Rates that changed after `revision`, at most `limit` a page. */
export async function listRatesSince(
  db: D1Database,
  revision: number,
  after: RatePlace | null,
  limit: number,
): Promise<Rate[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM rate WHERE revision > ?1 AND (?2 IS NULL OR (day, from_currency, to_currency) > (?2, ?3, ?4))
       ORDER BY day, from_currency, to_currency LIMIT ?5`,
    )
    .bind(revision, after?.day ?? null, after?.from ?? null, after?.to ?? null, limit)
    .all<Row>();
  return results.map(toRate);
}
