/** The form of an API key: `mrb_<id>_<secret>`. The id finds the row, the whole text must match its hash. */
import { createHash, timingSafeEqual } from "node:crypto";

const FORM = /^mrb_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;
const ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A new key from fresh randomness: 256 bits of secret, an id that is only a name. */
export function newCredential(): { id: string; text: string } {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => ID_LETTERS[byte % 36]).join("");
  const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");
  return { id, text: `mrb_${id}_${secret}` };
}

/** The id of a well-formed key, null for any other text: nothing malformed reaches the database. */
export const credentialId = (text: string): string | null => FORM.exec(text)?.[1] ?? null;

/** SHA-256 in hex. A plain hash is enough for 256 random bits; a slow one only helps guessable secrets. */
export const hashCredential = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Equal without telling by its time how much was equal. Both are hex of the same length. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
