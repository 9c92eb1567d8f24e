/** What serving a unit cost beside the goods, why contracts ended, and who sent friends. */
import { DAY, iso, YEAR } from "../calendar.ts";
import { between, chance, type Dice, exponential, pick, pickWeighted, uniform } from "../dice.ts";
import { accountKey, BILLING, CRM, keyAt, payerKey, SHOP } from "../people/who.ts";
import type { Sample } from "../record.ts";
import { DEPARTURES } from "../words/departures.ts";
import type { Contract, Story } from "./life.ts";
import { priceOf } from "./money.ts";

const OFFICE_COSTS = [
  { kind: "technician visit", low: 45, high: 120 },
  { kind: "spare parts", low: 12, high: 80 },
  { kind: "loan machine", low: 30, high: 60 },
] as const;
const VISITS_A_YEAR = 1.6;

/** Visits and parts for offices. */
export function drawCosts({ unit, dice, setting }: Story, contract: Contract): Sample<"cost">[] {
  const d = dice.fork("costs");
  const until = Math.min(setting.asOf, contract.terms.at(-1) ?? setting.asOf);
  const records: Sample<"cost">[] = [];
  for (let at = contract.startedAt; at < until; at += exponential(d, VISITS_A_YEAR) * YEAR) {
    const { kind, low, high } =
      records.length === 0 ? { kind: "installation", low: 90, high: 160 } : pick(d, OFFICE_COSTS);
    records.push({
      type: "cost",
      source: BILLING,
      id: `cost-${unit.no}-${records.length + 1}`,
      customer: payerKey(unit),
      at: iso(at),
      ...priceOf(uniform(d, low, high), unit.people[0].country.currency, at, setting.rates),
      kind,
    });
  }
  return records;
}

/** Two of three who leave say why; some say two things. */
export function drawDeparture({ unit, dice, setting }: Story, contract: Contract): Sample<"departure">[] {
  const d = dice.fork("departure");
  if (contract.noticeAt === null || contract.noticeAt >= setting.asOf || !chance(d, 0.66)) return [];
  const why = drawReason(d);
  const second = drawReason(d).reason;
  return [
    {
      type: "departure",
      source: unit.account === null ? BILLING : CRM,
      id: `left-${unit.no}`,
      customer: unit.account === null ? payerKey(unit) : accountKey(unit.account),
      at: iso(contract.noticeAt),
      reason: why.reason,
      detail: pick(d, why.details),
      ...(second !== why.reason && chance(d, 0.25) ? { secondReason: second } : {}),
    },
  ];
}

const drawReason = (d: Dice) =>
  pickWeighted(
    d,
    DEPARTURES.map((departure) => [departure, departure.weight] as const),
  );

/** Few customers bring another one; whom they brought is known when the newcomer used their link. */
export function drawReferral({ unit, dice, setting }: Story, lastSeen: number): Sample<"referral">[] {
  const d = dice.fork("referral");
  const at = lastSeen + between(d, 1, 40) * DAY;
  if (!chance(d, 0.04) || at >= setting.asOf) return [];
  const kind = pickWeighted(d, [
    ["would", 3],
    ["did", 2],
    ["proven", 1],
  ] as const);
  return [
    {
      type: "referral",
      source: SHOP,
      id: `ref-${unit.no}`,
      customer: keyAt(unit.people[0], "shop"),
      at: iso(at),
      kind,
    },
  ];
}
