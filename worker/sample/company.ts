/** The whole sample company, from a seed and a date: settings, rates and records, in the order in which they are sent. */
import type { Setting } from "./behaviour/life.ts";
import { tell } from "./behaviour/story.ts";
import { castUnits, unitsOf } from "./cast/people.ts";
import { tellCast } from "./cast/stories.ts";
import { deskTickets, ticketRecords } from "./cast/tickets.ts";
import { dice } from "./dice.ts";
import { drawUnits } from "./people/units.ts";
import type { Unit } from "./people/who.ts";
import { type SampleRate, sampleRates } from "./rates.ts";
import type { SampleRecord } from "./record.ts";

export type SampleSize = "small" | "large";

/** Customers (accounts and their people each count as one), and how densely use is read. */
export const SIZES: Readonly<Record<SampleSize, { customers: number; usage: Setting["usage"] }>> = {
  small: { customers: 2000, usage: { everyDays: 7, days: 364 } },
  large: { customers: 10_000, usage: { everyDays: 1, days: 625 } },
};

export const SEED = "larkmoor";

export type SampleCompany = {
  settings: { name: string; currency: "EUR"; timeZone: string };
  rates: SampleRate[];
  records: SampleRecord[];
};

/** `asOf` is the last instant told of, epoch ms; the same arguments give the same records to the last digit. */
export function sampleCompany({
  seed = SEED,
  size,
  asOf,
}: {
  seed?: string;
  size: SampleSize;
  asOf: number;
}): SampleCompany {
  const d = dice(seed);
  const rates = sampleRates(d.fork("rates"), asOf);
  const setting: Setting = { asOf, rates, usage: SIZES[size].usage };
  const cast = castUnits(asOf);
  const people = unitsOf(cast).flatMap((unit) => unit.people);
  const taken = {
    emails: new Set(people.map((person) => person.email)),
    phones: new Set(people.flatMap((person) => person.phone ?? [])),
    domains: new Set<string>(),
  };
  const crowd = drawUnits(d.fork("units"), asOf, SIZES[size].customers - customersIn(unitsOf(cast)), 100, taken);
  const records = [
    ...tellCast(cast, d.fork("cast"), setting),
    ...ticketRecords(deskTickets(cast), asOf),
    ...crowd.flatMap((unit) => tell({ unit, dice: d.fork(`story ${unit.no}`), setting })),
  ];
  return {
    settings: { name: "Larkmoor Coffee (sample)", currency: "EUR", timeZone: "Europe/Dublin" },
    rates: rates.list,
    records: inSendingOrder(records),
  };
}

/** Customers first, then what happened, oldest first: how a first import runs. (Any order gives the same state.) */
function inSendingOrder(records: SampleRecord[]): SampleRecord[] {
  const customers = records.filter((record) => record.type === "customer");
  const facts = records.filter((record) => record.type !== "customer");
  return [...customers, ...facts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))];
}

const customersIn = (units: Unit[]): number =>
  units.reduce((sum, unit) => sum + unit.people.length + (unit.account === null ? 0 : 1), 0);
