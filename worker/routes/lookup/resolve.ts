/** What a page claims → one customer, several to choose from, or nobody. Pure: what the directory said is an argument. */
import { emailParts, isFreeMail } from "../../../shared/contract/addresses.ts";
import type { Match } from "../../../shared/contract/card.ts";
import type { Claim } from "../../../shared/contract/lookup.ts";
import type { Address, Found } from "../../ledger/types.ts";

export type Choice = { address: Address; key: string; basis: string };

export type Resolution =
  | { status: "matched"; address: Address; match: Match }
  | { status: "ambiguous"; choices: Choice[]; reason: string }
  | { status: "unknown" };

export type Find = (key: string) => Found;

/** Every key that a resolution may ask for, so that one round trip is enough. */
export const keysToFind = (claims: readonly Claim[]): string[] => [
  ...new Set(claims.flatMap(({ key }) => [key, ...nearKeys(key).map((near) => near.key)])),
];

/**
 * Ids of records first, then addresses, each in the order given. One customer, however many claims lead to it, is certain; claims that
 * lead to two are a question for the person; a domain or a near address never selects anybody.
 */
export function resolve(claims: readonly Claim[], find: Find): Resolution {
  const ordered = [...claims].toSorted((a, b) => Number(isAddress(a.key)) - Number(isAddress(b.key)));
  const certain = ordered.filter(({ key }) => !isDomain(key)).flatMap((claim) => one(claim, find));
  const [first] = certain;
  if (first !== undefined) {
    const contradicting = certain.filter(({ address }) => !isSameUnit(address, first.address));
    if (contradicting.length === 0) {
      const { address, key, basis } = first;
      return { status: "matched", address, match: { key, basis, confidence: "certain" } };
    }
    return ambiguous([first, ...contradicting], "This page names more than one customer.");
  }
  const shared = ordered.flatMap((claim) => several(claim, find));
  if (shared.length > 0) return ambiguous(shared, "Several customers share this address.");
  const near = ordered.flatMap((claim) => nearby(claim, find));
  return near.length > 0
    ? ambiguous(near, "Nobody is known by this address, but somebody close to it is.")
    : { status: "unknown" };
}

function one({ key, basis }: Claim, find: Find): Choice[] {
  const found = find(key);
  return found.status === "one" ? [{ address: found.address, key, basis: basis ?? basisOf(key) }] : [];
}

function several({ key, basis }: Claim, find: Find): Choice[] {
  const found = find(key);
  if (found.status !== "several") return [];
  return found.addresses.map((address) => ({ address, key, basis: basis ?? basisOf(key) }));
}

function nearby({ key, basis }: Claim, find: Find): Choice[] {
  if (isDomain(key)) return one({ key, basis }, find);
  return nearKeys(key).flatMap((near) => one(near, find));
}

/** The same mailbox without its tag, and the account of the address's domain. */
function nearKeys(key: string): { key: string; basis: string }[] {
  const parts = emailParts(key);
  if (parts === null) return [];
  return [
    ...(parts.tag === null
      ? []
      : [{ key: `email:${parts.local}@${parts.domain}`, basis: "same address without its tag" }]),
    ...(isFreeMail(parts.domain) ? [] : [{ key: `domain:${parts.domain}`, basis: "account of this mail domain" }]),
  ];
}

function ambiguous(choices: Choice[], reason: string): Resolution {
  const distinct = [...new Map(choices.toReversed().map((choice) => [choice.address.customer, choice])).values()];
  return { status: "ambiguous", choices: distinct.toReversed(), reason };
}

/** The same customer, or a person and the account it belongs to: a page may well name both. */
const isSameUnit = (a: Address, b: Address): boolean =>
  a.customer === b.customer || a.home === b.customer || b.home === a.customer;

const isDomain = (key: string): boolean => key.startsWith("domain:");
const isAddress = (key: string): boolean => /^(email|phone|domain):/.test(key);

function basisOf(key: string): string {
  if (key.startsWith("email:")) return "e-mail address";
  if (key.startsWith("phone:")) return "phone number";
  if (isDomain(key)) return "domain";
  return `${key.split(":")[2] ?? "record"} id`;
}
