/** What a person types into the search box → keys that may be meant. What is no key is looked up among the names. */
import { normaliseKey, recordKey } from "../../../shared/contract/keys.ts";
import { KEY_TYPES } from "../../../shared/contract/records.ts";

/** Ids of records are tried with every source; more sources than this and a bare number would ask for too much. */
const MOST_SOURCES = 40;

/** `q` as a key, an address, a phone number, or the id of a ticket, order or subscription of any of `sources`. */
export function searchKeys(q: string, sources: readonly string[]): string[] {
  const text = q.trim();
  const whole = normaliseKey(text);
  if (whole !== null) return [whole];
  const address = text.includes("@") ? normaliseKey(`email:${text}`) : normaliseKey(`phone:${text}`);
  const id = text.replace(/^#/, "");
  const records =
    /\s/.test(id) || id === "" || id.length > 200
      ? []
      : sources.slice(0, MOST_SOURCES).flatMap((source) => recordKeys(source, id));
  return [...(address === null ? [] : [address]), ...records];
}

const recordKeys = (source: string, id: string): string[] => KEY_TYPES.map((type) => recordKey(source, type, id));
