/**
 * The methods through which objects and routes speak to a shard. Concrete types only: a signature with `any` in it makes the
 * compiler give up on the stubs (TS2589). Every argument stays under 32 MiB; callers cut their batches.
 */
import type { Card, Match } from "../../shared/contract/card.ts";
import type { CustomerRow } from "../../shared/contract/endpoints/customers.ts";
import type { Candidate } from "../../shared/contract/lookup.ts";
import type { TimelineEntry } from "../../shared/contract/card.ts";
import type { Fold } from "../../shared/metrics/fold.ts";
import type { Company, Rate } from "./company.ts";
import type { AddressRules } from "./directory/rows.ts";
import type { CustomerKeys } from "./identity/part-keys.ts";
import type { SuggestionRow, SuggestionStatus } from "./identity/queue.ts";
import type { Withdrawn } from "./identity/withdrawing.ts";
import type { Address, FactRef, Found, IdentityRecord, Incoming, Placement, WriteOutcome } from "./types.ts";

/** A stored fact as it moves between shards: everything that is needed to store it again, tombstones and subscription states included. */
export type StoredFact = {
  type: string;
  source: string;
  id: string;
  rev: number;
  key: string;
  at: number;
  updatedAt: number;
  tie: number;
  deleted: boolean;
  body: string;
};

export type Looker = { who: string; site: string | null; at: number };

/** Cells for the fits, packed: numbers in rows, so that a million customers cross in a few megabytes. */
export type FoldAnswer = Fold;

/** What the control plane needs to know of the facts in one shard. */
export type Census = {
  facts: number;
  /** Rises with every applied write: whether anything changed since the last fit. */
  changes: number;
  /** The latest `at` of a purchase (order) that is not in the future; null when there is none. */
  newestAt: number | null;
  currencies: { currency: string; facts: number }[];
};

export interface LedgerRpc {
  configure(company: Company): Promise<void>;
  putRates(rates: Rate[]): Promise<void>;
  /** Upserts by (customer, type, source, id); the later `updatedAt` wins, a tie goes to the greater hash. One commit. */
  write(rows: { address: Address; fact: Incoming }[]): Promise<WriteOutcome[]>;
  /** What is stored of these facts, to settle which of two versions at two customers is the later. */
  peek(rows: { customer: string; ref: FactRef }[]): Promise<({ updatedAt: number; tie: number } | null)[]>;
  /** Facts of a customer that came with one of these keys (all when null), without removing them. Paged by `after`. */
  extract(
    customer: string,
    keys: string[] | null,
    after: string | null,
  ): Promise<{ facts: StoredFact[]; next: string | null }>;
  /** Stores moved facts; idempotent; the later version wins where both are there. */
  absorb(to: Address, facts: StoredFact[]): Promise<void>;
  /** Drops facts that were moved away (only versions not later than the ones named). An empty customer disappears. */
  discard(
    customer: string,
    facts: { type: string; source: string; id: string; rev: number; updatedAt: number }[],
  ): Promise<void>;
  card(address: Address, match: Match | null, looker: Looker | null): Promise<Card | null>;
  /** The same card as JSON: a text crosses between objects for a fraction of what its hundred small objects cost. */
  cardText(address: Address, match: Match | null, looker: Looker | null): Promise<string | null>;
  candidates(rows: { address: Address; key: string; basis: string }[]): Promise<Candidate[]>;
  list(query: {
    q: string | null;
    band: string | null;
    risk: string | null;
    scope: "units" | "everyone";
    sort: string;
    limit: number;
    after: string | null;
  }): Promise<{ rows: (CustomerRow & { cursor: string })[] }>;
  timeline(
    address: Address,
    limit: number,
    after: string | null,
  ): Promise<{ entries: TimelineEntry[]; next: string | null }>;
  fold(request: { asOf: number; after: string | null }): Promise<{ answer: FoldAnswer; next: string | null }>;
  /** Queues every customer for rescoring; the alarm does the work in short steps. */
  rescore(): Promise<void>;
  /** Customers still waiting for a new score. */
  waiting(): Promise<number>;
  census(): Promise<Census>;
  /**
   * Totals (minor units of the reporting currency) that a sample of at most 10,000 units would have under `company`, without storing
   * anything: where the value bands are cut before a model is published.
   */
  totals(company: Company): Promise<number[]>;
}

export interface DirectoryRpc {
  /** Read only. */
  find(keys: string[]): Promise<Found[]>;
  /** Follows ids that were merged; null when there never was such a customer. */
  findCustomer(id: string): Promise<{ address: Address; mergedFrom: string | null } | null>;
  /** As find, but a key never seen becomes a customer of its own. */
  place(keys: string[]): Promise<Placement[]>;
  /**
   * Notes whose a fact is, unless somebody already has it; answers the present owner where that is another customer, or the same one
   * in another ledger shard.
   */
  claimFacts(rows: { ref: FactRef; address: Address }[]): Promise<(Address | null)[]>;
  /**
   * Says that these facts have moved. With `from`, only if they are still there: answers the present owner where somebody else has
   * moved them meanwhile, and then the caller starts again from that owner.
   */
  reassignFacts(rows: { ref: FactRef; address: Address; from?: Address }[]): Promise<(Address | null)[]>;
  /** Forgets whose these facts are: the last step of an erasure. */
  forgetFacts(refs: FactRef[]): Promise<void>;
}

export interface JoinDeskRpc {
  /** Applies statements of identity, in any order with the same end, and moves what must move. Answers where each record's customer is. */
  join(records: IdentityRecord[]): Promise<Placement[]>;
}

/** What routes ask of identity; `openIdentity` gives it. Keys are in their normal form, customers are ids, also old ones. */
export interface IdentityRpc extends JoinDeskRpc {
  /** The keys of a customer with what joins them; empty where there is none. */
  keysOf(customer: string): Promise<CustomerKeys>;
  /** Cuts a key from the rest of its customer, and keeps it so. False where it is alone or unknown. */
  separate(key: string, by: string): Promise<boolean>;
  /** Takes a separation back. */
  rejoin(key: string): Promise<void>;
  suggestions(status: SuggestionStatus): Promise<SuggestionRow[]>;
  /** False where there is no such suggestion or it was decided so before. A dismissed one may still be joined. */
  decideSuggestion(id: string, decision: "join" | "dismiss", by: string): Promise<boolean>;
  addressRules(): Promise<AddressRules>;
  /** Local parts of role addresses, and keys of shared addresses: the whole lists. Joins are settled anew where they changed. */
  setAddressRules(rules: AddressRules): Promise<void>;
  /** Erasure of keys, records and decisions; facts and their rows are the caller's (`forgetFacts`). */
  forget(customer: string): Promise<{ keys: number; records: number }>;
  /** Takes customer records out as if they had never come: their source is deleted. */
  withdraw(records: Withdrawn[]): Promise<void>;
}
