/** Keys that look like one person, for a person to decide: a plus-tagged address and its base, one name at one company. Pure. */
import { emailParts, isFreeMail } from "../../../shared/contract/addresses.ts";
import type { KeyHash } from "../hash.ts";
import type { Reading, Sheet } from "./sheet.ts";

export type Likeness = { reason: "plus_tag" | "same_name_same_domain"; a: string; b: string };

/** Where the directory looks for the like of this record's addresses; `hint` is a hash under which two that look alike meet. */
export function hintsOf(sheet: Sheet, reading: Reading, hash: KeyHash): { hint: string; key: string }[] {
  const { statement } = reading;
  if (statement.deleted || statement.account) return [];
  const name = plainName(statement.name);
  return reading.joins.flatMap((id) => {
    const key = sheet.keys.get(id) ?? "";
    const parts = emailParts(key);
    if (parts === null) return [];
    const base = parts.tag === null ? [] : [{ hint: hash(baseOf(key)), key }];
    const named =
      name === null || isFreeMail(parts.domain) ? [] : [{ hint: hash(`|name|${name}|${parts.domain}`), key }];
    return [...base, ...named];
  });
}

/** `email:ada+shop@example.com` → `email:ada@example.com`. */
export function baseOf(key: string): string {
  const parts = emailParts(key);
  return parts === null ? key : `email:${parts.local}@${parts.domain}`;
}

/** Case, accents' encoding and spaces do not make another name; one word alone is too common to hint at anything. */
function plainName(name: string | null): string | null {
  const plain = (name ?? "").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return plain.includes(" ") ? plain : null;
}

export const likenessesOf = (tagged: string[], namesakes: { a: string; b: string }[]): Likeness[] => [
  ...tagged.map((key): Likeness => ({ reason: "plus_tag", a: baseOf(key), b: key })),
  ...namesakes.map(({ a, b }): Likeness => ({ reason: "same_name_same_domain", a: a < b ? a : b, b: a < b ? b : a })),
];
