/** Who buys: people, the accounts some of them belong to, and the ids that three systems gave them. */
import type { Country } from "./countries.ts";

/** The web shop (its tenant is its host), the billing system, the help desk and the sales team's list of accounts. */
export const SHOP = "shop:larkmoor.example";
export const BILLING = "billing";
export const DESK = "demo";
export const CRM = "crm";
export const SURVEY = "survey";
export const METER = "machines";

export type Person = {
  name: string;
  email: string;
  phone?: string;
  country: Country;
  /** The id in each system that knows this person; at least one. */
  ids: { shop?: string; billing?: string; desk?: string };
  role?: string;
  since: number;
};

export type Account = {
  name: string;
  trade: string;
  domain: string;
  id: string;
  billingId: string;
  owner: string;
  country: Country;
  /** Mailboxes that several people read; some are read for several accounts. */
  roleAddresses: string[];
  since: number;
};

/** One unit of value: a person on their own, or an account with its people. The behaviour is the unit's, each act is one person's. */
export type Unit = { no: number; account: Account | null; people: [Person, ...Person[]] };

/** The key under which a system writes of a person; by address where it does not know them. */
export function keyAt(person: Person, system: "shop" | "billing" | "desk"): string {
  const id = person.ids[system];
  if (id === undefined) return `email:${person.email}`;
  return { shop: `${SHOP}:customer:${id}`, billing: `${BILLING}::customer:${id}`, desk: `${DESK}::user:${id}` }[system];
}

export const accountKey = (account: Account): string => `${CRM}::account:${account.id}`;
export const accountBillingKey = (account: Account): string => `${BILLING}::customer:${account.billingId}`;

/** Who pays a contract: the account, or the person on their own. */
export const payerKey = (unit: Unit): string =>
  unit.account === null ? keyAt(unit.people[0], "billing") : accountBillingKey(unit.account);
