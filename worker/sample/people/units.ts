/** The crowd: as many customers as asked for, accounts and their people counted each as one. */
import { YEAR } from "../calendar.ts";
import { between, chance, type Dice, pick, pickWeighted, uniform } from "../dice.ts";
import { YEARS } from "../truth.ts";
import { COUNTRIES, type Country } from "./countries.ts";
import { drawFirm, MAIL_HOSTS, ROLES } from "./firms.ts";
import { drawName } from "./names.ts";
import type { Account, Person, Unit } from "./who.ts";

/** Every tenth customer is an account; most have two people. */
const ACCOUNT_SHARE = 0.1;
const PEOPLE_OF_ACCOUNT = [
  [1, 30],
  [2, 55],
  [3, 15],
] as const;
const OWNERS = ["Merle Ansgar", "Davit Petrosyan", "Siobhan Rourke", "Amara Diallo"] as const;

/** Nobody arrives in the last days: a customer of today has nothing that could be counted. */
const NEWEST_DAYS = 10;

/** What is in use and must not be drawn again: two people with one address or one number would be one customer. */
export type Taken = { emails: Set<string>; phones: Set<string>; domains: Set<string> };

/** `firstNo` numbers the units on, and with them every id that is made for them. */
export function drawUnits(d: Dice, asOf: number, customers: number, firstNo: number, taken: Taken): Unit[] {
  const units: Unit[] = [];
  let left = customers;
  for (let accounts = Math.round(customers * ACCOUNT_SHARE); accounts > 0 && left >= 4; accounts--) {
    const unit = drawAccountUnit(d.fork(`account ${accounts}`), asOf, firstNo + units.length, taken);
    left -= 1 + unit.people.length;
    units.push(unit);
  }
  for (; left > 0; left--) units.push(drawPersonUnit(d.fork(`person ${left}`), asOf, firstNo + units.length, taken));
  return units;
}

function drawPersonUnit(d: Dice, asOf: number, no: number, taken: Taken): Unit {
  const since = drawArrival(d, asOf);
  return {
    no,
    account: null,
    people: [drawPerson(d, no, 0, pickCountry(d), pick(d, MAIL_HOSTS) + ".example", since, taken)],
  };
}

function drawAccountUnit(d: Dice, asOf: number, no: number, taken: Taken): Unit {
  const country = pickCountry(d);
  const firm = drawFirm(d, taken.domains);
  const since = drawArrival(d, asOf);
  const account: Account = {
    ...firm,
    id: `A-${no}`,
    billingId: `b${no}00`,
    owner: pick(d, OWNERS),
    country,
    roleAddresses: chance(d, 0.5) ? [`${pick(d, ["billing", "office", "invoices", "info"])}@${firm.domain}`] : [],
    since,
  };
  const member = (seat: number): Person => ({
    ...drawPerson(d.fork(`seat ${seat}`), no, seat, country, firm.domain, since, taken),
    role: pick(d, ROLES),
  });
  const rest = Array.from({ length: pickWeighted(d, PEOPLE_OF_ACCOUNT) - 1 }, (_, i) => member(i + 1));
  return { no, account, people: [member(0), ...rest] };
}

function drawPerson(
  d: Dice,
  no: number,
  seat: number,
  country: Country,
  host: string,
  since: number,
  taken: Taken,
): Person {
  const name = drawName(d, pickWeighted(d, country.cultures));
  const id = `${no}${String(seat).padStart(2, "0")}`;
  const phone = freePhone(d, country, taken.phones);
  return {
    name: name.display,
    email: freeAddress(d, name.latin, host, taken.emails),
    ...(phone === null ? {} : { phone }),
    country,
    ids: {
      shop: `1${id}`,
      ...(chance(d, 0.45) ? { billing: `c${id}` } : {}),
      ...(chance(d, 0.55) ? { desk: `7${id}` } : {}),
    },
    since,
  };
}

/** Numbers that the regulators keep free for stories: Ofcom's 01632 960xxx, and 555-01xx in North America; each only once. */
function drawPhone(d: Dice, country: Country): string | null {
  if (!chance(d, 0.1)) return null;
  if (country.code === "GB") return `+441632960${String(between(d, 0, 999)).padStart(3, "0")}`;
  if (country.code === "US") return `+1${between(d, 201, 989)}55501${String(between(d, 0, 99)).padStart(2, "0")}`;
  return null;
}

/** Null when the number that was drawn is somebody's: there are only a thousand of them in Britain. */
function freePhone(d: Dice, country: Country, taken: Set<string>): string | null {
  const phone = drawPhone(d, country);
  if (phone === null || taken.has(phone)) return null;
  taken.add(phone);
  return phone;
}

function freeAddress(d: Dice, latin: string, host: string, taken: Set<string>): string {
  for (let email = `${latin}@${host}`; ; email = `${latin}${between(d, 2, 99)}@${host}`) {
    if (taken.has(email)) continue;
    taken.add(email);
    return email;
  }
}

/** Growth: the company wins more customers in its third year than in its first. */
const drawArrival = (d: Dice, asOf: number): number => {
  const span = YEARS * YEAR - NEWEST_DAYS * 86_400_000;
  return asOf - YEARS * YEAR + span * Math.max(d.next(), uniform(d, 0, 0.9));
};

const pickCountry = (d: Dice): Country =>
  pickWeighted(
    d,
    COUNTRIES.map((country) => [country, country.weight] as const),
  );
