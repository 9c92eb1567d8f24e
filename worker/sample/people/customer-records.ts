/** What each system says of a unit: one `customer` record a system, joined by nothing but the address they share. */
import { iso } from "../calendar.ts";
import type { SampleRecord } from "../record.ts";
import {
  type Account,
  accountBillingKey,
  accountKey,
  BILLING,
  CRM,
  DESK,
  keyAt,
  type Person,
  SHOP,
  type Unit,
} from "./who.ts";

const SOURCES = { shop: SHOP, billing: BILLING, desk: DESK } as const;

export const customerRecords = (unit: Unit): SampleRecord[] => [
  ...(unit.account === null ? [] : [accountRecord(unit.account)]),
  ...unit.people.flatMap((person) => personRecords(person, unit.account)),
];

function personRecords(person: Person, account: Account | null): SampleRecord[] {
  return (["shop", "billing", "desk"] as const).flatMap((system): SampleRecord[] => {
    const id = person.ids[system];
    if (id === undefined) return [];
    const key = keyAt(person, system);
    return [
      {
        type: "customer",
        source: SOURCES[system],
        id,
        customer: key,
        at: iso(person.since),
        keys: [key, `email:${person.email}`, ...(person.phone && system === "shop" ? [`phone:${person.phone}`] : [])],
        name: person.name,
        kind: "person",
        ...(account === null ? {} : { parent: accountKey(account) }),
        ...(person.role === undefined ? {} : { role: person.role }),
        segment: account === null ? "home" : "office",
        country: person.country.code,
        language: person.country.language,
        currency: person.country.currency,
      },
    ];
  });
}

function accountRecord(account: Account): SampleRecord {
  return {
    type: "customer",
    source: CRM,
    id: account.id,
    customer: accountKey(account),
    at: iso(account.since),
    keys: [
      accountKey(account),
      accountBillingKey(account),
      `domain:${account.domain}`,
      ...account.roleAddresses.map((address) => `email:${address}`),
    ],
    name: account.name,
    kind: "account",
    segment: "office",
    country: account.country.code,
    language: account.country.language,
    currency: account.country.currency,
    owner: account.owner,
    attributes: { trade: account.trade },
  };
}
