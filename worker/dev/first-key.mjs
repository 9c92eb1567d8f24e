/** The first API key of a deployment, made offline: until it exists, nobody could be allowed to ask for one. */
import { createHash, randomBytes, randomInt } from "node:crypto";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * The form is that of worker/routes/credential.ts; a test holds the two together. The text of the key is in `key` only; `sql` carries its
 * hash and may be given to `wrangler d1 execute`.
 *
 * @param {("ingest" | "read" | "admin")[]} scopes
 * @param {{ name?: string, now?: number }} [options]
 * @returns {{ key: string, sql: string }}
 */
export function makeKey(scopes, { name = "First key", now = Date.now() } = {}) {
  const id = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  const key = `mrb_${id}_${randomBytes(32).toString("base64url")}`;
  const hash = createHash("sha256").update(key).digest("hex");
  const values = [quote(id), quote(name), quote(hash), quote(JSON.stringify(scopes)), now].join(", ");
  return { key, sql: `INSERT INTO api_key (id, name, hash, scopes, created_at) VALUES (${values});` };
}

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", "''")}'`;
