/** The keyed hash under which the directory knows a key, and the customer ids that are made of it. */
import { createHash } from "node:crypto";
import { sipHash128 } from "./siphash.ts";

export type KeyHash = (text: string) => string;

/** A hash function for one secret, of whatever length: text → 32 hex digits. */
export const keyedHash = (secret: string): KeyHash =>
  sipHash128(createHash("sha256").update(secret).digest().subarray(0, 16));

const PREFIX = "cus_";
/** The customer id of a key that stands alone, and of the connected part whose smallest key hash it is. */
export const customerId = (hash: string): string => PREFIX + hash;
/** The hash inside a customer id; null for a text that is none. */
export const hashOfCustomer = (id: string): string | null => (/^cus_[0-9a-f]{32}$/.test(id) ? id.slice(4) : null);
