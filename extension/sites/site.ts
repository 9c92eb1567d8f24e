/**
 * What a site is: mostly data. A site says how its addresses name a record, which part of the page is the open record, and where
 * in it the product prints who the customer is. `read.ts` does the reading for all of them.
 * Nothing here imports zod, a browser or the network: the content script carries this folder.
 */
import type { Claim } from "../../shared/contract/lookup.ts";

/** A page as an argument: tests hand in a saved one. */
export type Page = { url: URL; doc: Document };

/** Where a text stands: in the element's text, in an input's value, or in an attribute. */
export type Place = { in: "text" } | { in: "value" } | { in: "attribute"; name: string };

/** Marks the open record on the page: the first match's text must carry the record's id in the group `id`. */
export type Mark = { selector: string; place: Place; pattern: RegExp };

/**
 * One shape of address. Path, query and hash must all match; one of them names the group `id`.
 * `confirm` says what makes the page's words belong to this address: a mark with the same id, or that the product loads the whole page
 * anew for each record. Without it the address alone is trusted and nothing is read from the page.
 */
export type UrlRule = {
  /** The type in the key, as the connector of this system writes it. */
  record: string;
  basis: string;
  path: RegExp;
  query?: Readonly<Record<string, RegExp>>;
  hash?: RegExp;
  confirm?: Mark | "full load";
};

/** A marked field inside the active root that holds the customer's own address. */
export type Field = { basis: string; selector: string; place: Place; kind: "email" | "phone"; pattern?: RegExp };

/** A marked person inside the active root. Only whoever asked is claimed: a copy is not the customer. */
export type Person = { role: "requester"; selector: string; record: string; place: Place; pattern: RegExp };

export type Site = {
  id: string;
  /** As people call the product. */
  name: string;
  /** The first part of its keys. */
  system: string;
  /** Host names this product lives on; null for one that companies host themselves, which is then known by `marks`. */
  hosts: RegExp | null;
  /** Where on its host the product lives, when it shares it. */
  path?: RegExp;
  /** Selectors that must all be there. */
  marks?: readonly string[];
  tenant: "none" | "host" | "subdomain";
  urlRules: readonly UrlRule[];
  /** The open record; with several open in one page, the one in front. */
  activeRoot: string;
  /** Inside the root, what other people wrote or what belongs to others: never read. */
  excludeRoots: readonly string[];
  fields: readonly Field[];
  people: readonly Person[];
  /** Selectors of a page that keeps the record's address but shows an error or a sign-in. */
  dead?: readonly string[];
};

/**
 * What a page says, three answers: a subject, nothing here, not yet. Only the last is read again by itself; a change of the page
 * or its address asks anew in any case. `possible` is never selected, only offered.
 */
export type Reading =
  | { answer: "subject"; site: string; record: string | null; claims: Claim[]; confidence: "certain" | "possible" }
  | { answer: "nothing" }
  | { answer: "not-yet"; site: string; record: string };
