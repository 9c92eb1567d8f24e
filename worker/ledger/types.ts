/** The words that the directory, the ledger and the routes share. Plain data: all of it crosses between objects. */
import type { Fact, RecordType, Tombstone } from "../../shared/contract/records.ts";

/**
 * Where a customer lives. `customer` is the id of the connected part of the identity graph; `home` is the id whose hash picks the
 * ledger shard: the parent account's for a person of an account, else the customer's own. So an account and its people are always
 * together in one shard, and one card, one fold and one erasure never cross shards.
 */
export type Address = { customer: string; home: string };

/** A key leads to one customer, to several (a role or shared address), or to none. */
export type Found =
  | { status: "one"; address: Address }
  | { status: "several"; addresses: Address[] }
  | { status: "none" };

/** Where a fact is to go. A fact addressed to a shared address has no place. */
export type Placement = { status: "placed"; address: Address } | { status: "ambiguous"; candidates: number };

export type FactRef = { type: RecordType; source: string; id: string };

/** A parsed record on its way to its customer; `key` is the customer key it came with and is kept with it for ever. */
export type Incoming = Fact | Tombstone;

export type WriteOutcome = "applied" | "unchanged";

/** A customer record's statement of identity, given to the join desk. `updatedAt` and `tie` order two states of one record. */
export type IdentityRecord = {
  source: string;
  id: string;
  anchor: string;
  keys: string[];
  kind: "person" | "account" | null;
  parent: string | null;
  name: string | null;
  updatedAt: number;
  tie: number;
  deleted: boolean;
};
