/**
 * The short way in for what a load mostly is, facts never seen before: one insert, and the count of what it inserted says whether it was
 * right. Where a single row was anything else the whole batch is taken back, and {@link upsert} looks at each.
 */
import type { Batch } from "./batch.ts";
import { addToTally } from "./tally.ts";
import { addCustomers, insertRows, markCustomersDirty } from "./upsert.ts";

/** Makes {@link addAll} undo its commit; the platform rolls back by an error only. */
class NotAllNew extends Error {}

/** True: all rows were new facts and are stored, with their tally and the mark of what must be recomputed. False: nothing has changed. */
export function addAll(storage: DurableObjectStorage, batch: Batch, now: number): boolean {
  try {
    storage.transactionSync(() => {
      if (insertAll(storage.sql, batch) < batch.length) throw new NotAllNew();
      addToTally(storage.sql, sumsOf(batch), now);
      markCustomersDirty(storage.sql, batch.customers);
    });
    return true;
  } catch (error) {
    if (error instanceof NotAllNew) return false;
    throw error;
  }
}

/** How many rows went in. Customers are looked up by the insert; only when one is missing are those made that are new. */
function insertAll(sql: SqlStorage, batch: Batch): number {
  const inserted = insertRows(sql, batch, false);
  if (inserted === batch.length || addCustomers(sql, batch.customers) === 0) return inserted;
  return inserted + insertRows(sql, batch, false);
}

const sumsOf = ({ type, source, sums }: Batch) =>
  sums.map(({ currency, facts, newestAt }) => ({ type, source, currency, facts, at: newestAt }));
