/** Keys that were found valid lately, so that a lookup needs no database. A revoked key lives on for at most the cache's time. */
import type { ApiKey } from "../store/api-key.ts";

/** A revocation must be felt within this time. */
export const KEY_CACHE_MS = 60_000;

/** A deployment has a handful of keys; the bound only stops a mistake from filling the memory. */
const MOST = 10_000;

export class KeyCache {
  readonly #entries = new Map<string, { key: ApiKey; until: number }>();

  get(hash: string, now: number): ApiKey | null {
    const entry = this.#entries.get(hash);
    if (entry === undefined || entry.until <= now) return null;
    return entry.key;
  }

  put(hash: string, key: ApiKey, now: number): void {
    if (this.#entries.size >= MOST) this.#entries.clear();
    this.#entries.set(hash, { key, until: now + KEY_CACHE_MS });
  }

  /** For the isolate that revoked it: there it is felt at once. */
  drop(id: string): void {
    for (const [hash, entry] of this.#entries) if (entry.key.id === id) this.#entries.delete(hash);
  }
}

/** One a isolate. */
export const keyCache = new KeyCache();
