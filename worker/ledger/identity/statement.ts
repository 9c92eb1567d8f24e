/** What one customer record says about identity, and what that means under the rules in force. Pure. */
import { isSharedAddress } from "../../../shared/contract/addresses.ts";
import type { AddressRules } from "../directory/rows.ts";
import type { IdentityRecord } from "../types.ts";

/** A record's statement as it is kept. `keys` begins with the anchor and has no doubles. */
export type Statement = Omit<IdentityRecord, "kind" | "anchor"> & { account: boolean };

/** How a record uses a key it lists: it joins it, it points a domain at its account, or it only mentions it. */
export type Use = "join" | "point" | "mention";

export type Rules = { roles: ReadonlySet<string>; shared: ReadonlySet<string> };

export const toRules = ({ roles, shared }: AddressRules): Rules => ({
  roles: new Set(roles.map((role) => role.toLowerCase())),
  shared: new Set(shared),
});

/** A record anchored at a domain is about that account unless it says that it is about a person. */
export function toStatement(record: IdentityRecord): Statement {
  const { kind, anchor, ...rest } = record;
  const account = kind === "account" || (kind === null && isDomain(anchor));
  const keys = record.deleted ? [anchor] : [...new Set([anchor, ...record.keys])];
  return { ...rest, account, keys };
}

export const isDomain = (key: string): boolean => key.startsWith("domain:");

/**
 * A domain never joins people. Where a record of an account is anchored at a domain the domain is that account's own key, because two
 * records with one anchor are about one customer; where an account only lists it, it points.
 */
export function useOf(statement: Statement, key: string, rules: Rules): Use {
  if (isSharedAddress(key, rules)) return "mention";
  if (!isDomain(key)) return "join";
  if (!statement.account) return "mention";
  return key === statement.keys[0] ? "join" : "point";
}

/** Which of two states of one record is later: by `updatedAt`, then by the hash of their content. Zero: the same. */
export const compareStates = (
  a: Pick<Statement, "updatedAt" | "tie">,
  b: Pick<Statement, "updatedAt" | "tie">,
): number => a.updatedAt - b.updatedAt || a.tie - b.tie;
