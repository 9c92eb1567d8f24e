/** How much a plan is used: machines in an office, the app at home. A level of its own, weekends off, and a fading before the end. */
import { DAY, HOUR, iso } from "../calendar.ts";
import { between, chance, type Dice, normal, poisson, uniform } from "../dice.ts";
import { METER, payerKey, type Unit } from "../people/who.ts";
import type { Sample } from "../record.ts";
import type { Contract, Story } from "./life.ts";

const SEATS_PER_MACHINE = 14;
const FADES_OVER = 150 * DAY;
/** Meters send their day in the evening. */
const SENT_AT = 18 * HOUR;

type Usage = Sample<"usage">;

export function drawUsage({ unit, dice, setting }: Story, contract: Contract): Usage[] {
  const d = dice.fork("usage");
  const level = uniform(d, 0.45, 0.92);
  const end = contract.noticeAt === null ? null : (contract.terms.at(-1) ?? null);
  const until = Math.min(setting.asOf, end ?? setting.asOf);
  const first = Math.max(contract.startedAt, setting.asOf - setting.usage.days * DAY);
  const records: Usage[] = [];
  for (let at = Math.ceil(first / DAY) * DAY + SENT_AT; at < until; at += setting.usage.everyDays * DAY) {
    const fading = end === null ? 1 : Math.min(1, 0.25 + (0.75 * (end - at)) / FADES_OVER);
    records.push(...dayOf(d, at, level * fading, setting.usage.everyDays, contract.quantity, unit));
  }
  return records;
}

function dayOf(d: Dice, at: number, share: number, everyDays: number, machines: number, unit: Unit): Usage[] {
  const head = { type: "usage" as const, source: METER, customer: payerKey(unit), at: iso(at) };
  if (unit.account === null) return chance(d, share) ? [{ ...head, ...atHome(d) }] : [];
  return [{ ...head, ...inOffice(d, machines * SEATS_PER_MACHINE, share * weekday(at, everyDays)) }];
}

/** Offices are empty at the weekend; a weekly reading does not see that. */
const weekday = (at: number, everyDays: number): number => {
  const day = new Date(at).getUTCDay();
  return everyDays < 7 && (day === 0 || day === 6) ? 0.12 : 1;
};

const atHome = (d: Dice) => ({
  activeUsers: 1,
  entitledUsers: 1,
  features: { recipes: between(d, 0, 3), reorders: chance(d, 0.03) ? 1 : 0 },
  formFactors: ["mobile"],
});

function inOffice(d: Dice, entitledUsers: number, share: number) {
  const activeUsers = Math.min(entitledUsers, Math.max(0, Math.round(entitledUsers * share * (1 + 0.1 * normal(d)))));
  return {
    activeUsers,
    entitledUsers,
    features: {
      brews: poisson(d, activeUsers * 2.1),
      reorders: between(d, 0, 2),
      "service calls": chance(d, 0.04) ? 1 : 0,
    },
    formFactors: activeUsers > 4 ? ["machine", "mobile"] : ["machine"],
  };
}
