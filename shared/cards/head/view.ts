import type { Card, CustomerHead, Match } from "../../contract/card.ts";
import { visibleText } from "../../ui/name.ts";
import { VALUE_BANDS } from "../vocabulary.ts";

export type HeadView = {
  name: string;
  /** Account, role, country: what tells two people of one name apart. */
  line: string | null;
  account: boolean;
  /** Null while the value has no band. */
  band: { text: string; marbles: number } | null;
};

export const MARBLES = 4;

/** Customer → the lines at the top. A customer without a name is called by an address, else "No name". */
export function headView(card: Pick<Card, "customer" | "lifetimeValue">): HeadView {
  const { customer, lifetimeValue } = card;
  const parts = [accountName(customer), customer.role, customer.segment, countryName(customer.country)].map(
    visibleText,
  );
  const band = "band" in lifetimeValue ? lifetimeValue.band : null;
  return {
    name: shownName(customer),
    line: parts.filter((part) => part !== null).join(" · ") || null,
    account: customer.kind === "account",
    band: band === null ? null : VALUE_BANDS[band],
  };
}

/** Whose value and risk these are, when not the customer's own: a person's card shows the account's. */
export function figuresOf({ customer, valueOf: of }: Pick<Card, "customer" | "valueOf">): string | null {
  return of.id === customer.id ? null : (visibleText(of.name) ?? "the account");
}

export const shownName = (customer: Pick<CustomerHead, "name" | "keys">): string =>
  visibleText(customer.name) ?? addressOf(customer.keys) ?? "No name";

function addressOf(keys: string[]): string | null {
  const key = keys.find((k) => k.startsWith("email:")) ?? keys.find((k) => k.startsWith("phone:"));
  return key === undefined ? null : visibleText(key.slice(key.indexOf(":") + 1));
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** "GB" → "United Kingdom"; anything that is no code of a country stays as it is. */
export const countryName = (country: string | null): string | null =>
  country !== null && /^[A-Z]{2}$/.test(country) ? (COUNTRIES.of(country) ?? country) : country;

function accountName({ account, id }: CustomerHead): string | null {
  return account === null || account.id === id ? null : account.name;
}

const SURE: Record<Match["confidence"], string | null> = {
  certain: null,
  likely: "likely",
  possible: "only possibly this person",
};

export type MatchView = { subject: string; basis: string | null; doubt: string | null };

/** How the page led here: "ticket 4561", "requester", and a doubt where there is one. */
export function matchView(match: Match): MatchView {
  const subject = keyText(match.key);
  const basis = visibleText(match.basis);
  return { subject, basis: basis === null || subject.includes(basis) ? null : basis, doubt: SURE[match.confidence] };
}

/** `zendesk:acme:ticket:456` → "ticket 456"; `email:ada@example.com` → "ada@example.com". */
export function keyText(key: string): string {
  const parts = key.split(":");
  if (parts.length < 4) return visibleText(parts.slice(1).join(":")) ?? key;
  return visibleText(`${(parts[2] ?? "").replaceAll("-", " ")} ${parts.slice(3).join(":")}`) ?? key;
}
