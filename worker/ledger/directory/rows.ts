/**
 * What crosses between a directory shard and those who ask it. Ids are 32 hex digits here (a keyed hash without "cus_"); lists go as
 * columns, because thousands of small objects cost more to copy than to look up.
 */

/** Where facts belong that came with some keys: a customer and a home for each key, null for a key nobody knows. */
export type Followed = { customers: (string | null)[]; homes: (string | null)[] };

/** Keys with their hashes, in step. */
export type KeyColumns = { ids: string[]; keys: string[] };

/**
 * Of the keys asked only those that are not known as customers of their own, by position: `customers` and `homes` say whose they are,
 * null when nobody's. A key of several customers has neither, but a row in `several`: the hashes of the keys that lead to them (`none`
 * of them when no record mentions the address).
 */
export type Sightings = {
  at: number[];
  customers: (string | null)[];
  homes: (string | null)[];
  several: { at: number; leads: string[] }[];
};

/** A known key: which customer it belongs to, and where that customer lives. `several`: a domain that more than one account lists. */
export type NodeRow = {
  id: string;
  key: string;
  customer: string;
  home: string;
  several: boolean;
  /** It is the key of a fact (a ticket's, an order's) and goes where that fact goes. */
  follows: boolean;
};

/**
 * A customer record names a key: `k` as a key of its customer (or a shared address it can be reached at), `a` as the domain of its
 * account, `p` as its parent, `m` in passing. `lead` is a key that says whose record it is.
 */
export type Via = "k" | "a" | "p" | "m";
export type MentionRow = { key: string; via: Via; record: string; lead: string };

/** The latest state of one customer record; `body` is a Statement as JSON. */
export type RecordRow = { id: string; body: string };

/** When the stored states of some records are from, in step. */
export type VersionColumns = { updatedAt: (number | null)[]; tie: (number | null)[] };

/** What a join needs to know first about some keys and records. `mentions` only of those keys that were asked for it. */
export type Gathered = { nodes: NodeRow[]; mentions: MentionRow[]; records: RecordRow[] };

export const WRITE_KINDS = [
  "unmention",
  "mention",
  "dropRecord",
  "record",
  "dropNode",
  "node",
  "rename",
  "unhint",
  "hint",
] as const;
/** One step of a plan for one shard: the rows as JSON text, ready for `json_each`. Doing it twice is doing it once. */
export type Write = { kind: (typeof WRITE_KINDS)[number]; rows: string };

/** An address that facts may still lie at, though nobody is to be found there any more. */
export type StaleRow = { customer: string; home: string };

/** What doing a plan brought to light: stale addresses, and keys that look like one person. */
export type Applied = { stale: StaleRow[]; tagged: string[]; namesakes: { a: string; b: string }[] };

export type AddressRules = { roles: string[]; shared: string[] };

/** Facts with their addresses, in one text: of each 32 hex digits of its own hash, 32 of its customer's and 32 of its home's. */
export type FactRows = string;
export type OwnerRow = { at: number; customer: string; home: string };
