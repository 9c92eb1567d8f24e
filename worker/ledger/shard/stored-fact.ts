/** A fact as it lies in the table, and back. */
import { canonicalJson, hash53 } from "../../../shared/contract/canonical.ts";
import type { Fact } from "../../../shared/contract/records.ts";
import type { StoredFact } from "../rpc.ts";
import type { Incoming } from "../types.ts";

/** The platform's limit of a row is 2 MB, which the local runtime does not enforce; a record of 32 KB never comes near. */
export const ROW_LIMIT = 1_900_000;

/**
 * States of a subscription are kept side by side under their `updatedAt`, and a day of usage once for each key it came with, so that
 * two customers who were joined can be parted without losing either's; of everything else only the latest version is kept.
 * `tie` orders two versions of one instant: the hash of the canonical JSON of everything in them.
 */
export function toStored(fact: Incoming): StoredFact {
  const { type, source, id, customer: key, at, updatedAt, ...rest } = fact;
  const deleted = "deleted" in rest;
  const body = deleted ? "{}" : canonicalJson(rest);
  const rev = type === "subscription" ? updatedAt : type === "usage" ? hash53(key) : 0;
  const tie = hash53(`${key}\n${at}\n${deleted}\n${body}`);
  return { type, source, id, rev, key, at, updatedAt, tie, deleted, body };
}

/** The row was parsed by the contract before it was stored, and nothing else writes this table: no second parse. */
export function toFact(row: Omit<StoredFact, "rev" | "tie" | "deleted">): Fact {
  const { type, source, id, key, at, updatedAt, body } = row;
  return Object.assign(JSON.parse(body), { type, source, id, customer: key, at, updatedAt }) as Fact;
}

/** Is `a` the later version of the same fact? */
export const isLater = (a: { updatedAt: number; tie: number }, b: { updatedAt: number; tie: number }): boolean =>
  a.updatedAt > b.updatedAt || (a.updatedAt === b.updatedAt && a.tie > b.tie);
