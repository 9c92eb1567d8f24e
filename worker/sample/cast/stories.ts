/** What happened to the people of the demo desk. */
import { addMonths, DAY } from "../calendar.ts";
import type { Dice } from "../dice.ts";
import { drawCosts } from "../behaviour/efforts.ts";
import type { Contract, Setting } from "../behaviour/life.ts";
import { drawUsage } from "../behaviour/usage.ts";
import { customerRecords } from "../people/customer-records.ts";
import { BILLING, keyAt, payerKey, type Unit } from "../people/who.ts";
import type { Sample, SampleRecord } from "../record.ts";
import { HOME_PLANS, OFFICE_PLANS, type Plan } from "../words/goods.ts";
import { answer, habit, handled, on, orders, refundOf, type Stage, signed } from "./acts.ts";
import { type Cast, unitsOf } from "./people.ts";

export function tellCast(cast: Cast, dice: Dice, setting: Setting): SampleRecord[] {
  const stage = (unit: Unit): Stage => on(unit, dice.fork(`unit ${unit.no}`), setting);
  return [
    ...unitsOf(cast).flatMap(customerRecords),
    ...loyal(stage(cast.loyal)),
    ...monthly(stage(cast.monthly)),
    ...orders(stage(cast.ordinary), [290, 181, 47], [32, 58]),
    answer(stage(cast.ordinary), 150, 8, "email", "Buen café, envío algo caro."),
    ...twoPeople(stage(cast.twoPeople)),
    ...quiet(stage(cast.quiet)),
    ...losing(stage(cast.losing)),
    ...leaving(stage(cast.leaving)),
    ...top(stage(cast.top)),
    ...tagged(stage(cast.tagged)),
    ...cast.books.flatMap((unit, i) => shared(stage(unit), i)),
  ];
}

function plan(list: readonly Plan[], index: number): Plan {
  const found = list[index];
  if (found === undefined) throw new RangeError("There is no such plan.");
  return found;
}

/** Known to shop, billing and desk by three ids and one address. */
function loyal(stage: Stage): SampleRecord[] {
  const bought = orders(stage, habit(stage.d, 1002, 17, 32), [52, 148]);
  const [early, , late] = bought.slice(-9);
  return [
    ...bought,
    ...(early === undefined ? [] : [refundOf(stage, early, 208, 1, "Damaged on the way")]),
    ...(late === undefined ? [] : [refundOf(stage, late, 80, 0.2, "Arrived late", "credit")]),
    answer(stage, 620, 7, "email"),
    answer(stage, 431, 8, "email", "The Ethiopia is worth every cent."),
    answer(stage, 199, 6, "phone", "One parcel was damaged, and I had to send photos twice."),
    answer(stage, 61, 9, "email", "Fast help every time. Your invoices still confuse me."),
    handled(stage, 210, "Cup set arrived in pieces", "damaged", { minutes: 24, days: 2, csat: 4 }),
    handled(stage, 96, "Invoice shows the wrong amount", "billing", { minutes: 13, days: 1, csat: 5 }),
  ];
}

function monthly(stage: Stage): SampleRecord[] {
  return [
    ...signed(stage, plan(HOME_PLANS, 1), 668, 1, null).records,
    ...orders(stage, [402, 120], [24, 40]),
    answer(stage, 510, 9, "in-app", "The monthly box always arrives just before we run out."),
    answer(stage, 220, 10, "in-app", "I like that I can skip a month without being asked why."),
    handled(stage, 330, "How do I pause for the summer?", "account", { minutes: 5, days: 0.2, csat: 5 }),
  ];
}

/** One account, two people, two opinions; the contract comes up for renewal and the machines are used less. */
function twoPeople(stage: Stage): SampleRecord[] {
  const { unit, setting } = stage;
  const colleague: Stage = { ...stage, person: unit.people[1] ?? stage.person };
  // Two years less 24 days ago, so that the second renewal is near whatever today is.
  const begun = Math.round((setting.asOf - addMonths(setting.asOf, -24)) / DAY) - 24;
  const { contract, records } = signed(stage, plan(OFFICE_PLANS, 1), begun, 3, null);
  return [
    ...records,
    ...fadingUsage(stage, contract),
    ...drawCosts({ unit, dice: stage.d, setting }, contract),
    ...orders(stage, [640, 402, 233, 96], [80, 190]),
    answer(stage, 560, 9, "in-app", "Your technician is a favourite in our office."),
    answer(stage, 205, 8, "email"),
    answer(stage, 38, 6, "email", "The machine on floor 2 stops every other week."),
    answer(colleague, 300, 7, "email"),
    answer(colleague, 52, 3, "phone", "We pay for three machines and use one."),
    handled(stage, 74, "Machine on floor 2 is down", "machine", { minutes: 65, days: 6, csat: 2 }),
    handled(stage, 41, "Error 14 after descaling", "machine", { minutes: 48, days: 3, csat: 3 }),
    handled(colleague, 60, "We were billed for a machine that we gave back", "billing", {
      minutes: 31,
      days: 7,
      csat: 2,
    }),
  ];
}

/** The meters of the last half year show ever fewer people at the machines. */
function fadingUsage(stage: Stage, contract: Contract): Sample<"usage">[] {
  const { unit, setting, d } = stage;
  return drawUsage({ unit, dice: d, setting }, contract).map((day) => {
    const fade = Math.min(1, 0.45 + (setting.asOf - Date.parse(day.at)) / (330 * DAY));
    return { ...day, activeUsers: Math.round((day.activeUsers ?? 0) * fade) };
  });
}

/** Ordered every other week for years, then silence. */
function quiet(stage: Stage): SampleRecord[] {
  return [
    ...orders(stage, habit(stage.d, 1040, 158, 15), [38, 96]),
    answer(stage, 700, 10, "email", "Le meilleur café que l'on nous ait livré."),
    answer(stage, 420, 9, "email", "Toujours frais, toujours à l'heure."),
    answer(stage, 171, 6, "phone", "La livraison prend plus de temps qu'avant."),
    handled(stage, 176, "Colis bloqué depuis huit jours", "delivery", { minutes: 34, days: 8, csat: 2 }),
  ];
}

/** Sends most things back, writes often, and once took the money back through the bank. */
function losing(stage: Stage): SampleRecord[] {
  const bought = orders(stage, [400, 341, 288, 240, 172, 121, 66, 29], [22, 88]);
  const refunds = bought.flatMap((order, i) => {
    const daysAgo = [392, 330, 280, 228, 160, 0, 58, 21][i] ?? 0;
    if (daysAgo === 0) return [];
    return [refundOf(stage, order, daysAgo, 1, "Did not taste as expected", i === 4 ? "chargeback" : "refund")];
  });
  const cost = (id: number, daysAgo: number, kind: string, amount: string): Sample<"cost"> => ({
    type: "cost",
    source: BILLING,
    id: `cost-${stage.unit.no}-${id}`,
    customer: keyAt(stage.person, "shop"),
    at: new Date(stage.setting.asOf - daysAgo * DAY).toISOString(),
    amount,
    currency: "USD",
    kind,
  });
  return [
    ...bought,
    ...refunds,
    cost(1, 158, "chargeback fee", "25.00"),
    cost(2, 57, "return freight", "31.40"),
    cost(3, 20, "return freight", "28.90"),
    answer(stage, 260, 4, "email", "Stale beans for the second time."),
    answer(stage, 55, 2, "phone", "I had to send photos three times before anyone believed me."),
    ...[395, 333, 284, 231, 166, 62, 25].map((days, i) =>
      handled(stage, days, i % 2 === 0 ? "I want my money back" : "Tastes burnt", "refund", {
        minutes: 28 + 5 * i,
        days: 2 + i,
        csat: 2,
      }),
    ),
  ];
}

/** Has given notice: the plan ends with the running month. */
function leaving(stage: Stage): SampleRecord[] {
  const { setting, unit } = stage;
  const begun = Math.round((setting.asOf - addMonths(setting.asOf, -17)) / DAY) - 19;
  const { records } = signed(stage, plan(HOME_PLANS, 0), begun, 1, null);
  const running = records.findLast((record) => record.type === "subscription");
  if (running === undefined) return records;
  const { renewsAt, ...state } = running;
  const noticed = new Date(setting.asOf - 3 * DAY).toISOString();
  return [
    ...records,
    { ...state, at: noticed, updatedAt: noticed, endedAt: renewsAt ?? noticed, cancelReason: "price" },
    {
      type: "departure",
      source: BILLING,
      id: `left-${unit.no}`,
      customer: payerKey(unit),
      at: noticed,
      reason: "price",
      detail: "The last rise was too much.",
      secondReason: "no_need",
    },
    answer(stage, 340, 8, "in-app"),
    answer(stage, 90, 5, "in-app", "You raised the price and told us afterwards."),
  ];
}

function top(stage: Stage): SampleRecord[] {
  const { unit, setting, d } = stage;
  const { contract, records } = signed(stage, plan(OFFICE_PLANS, 0), 978, 6, null);
  return [
    ...records,
    ...drawUsage({ unit, dice: d, setting }, contract),
    ...drawCosts({ unit, dice: d, setting }, contract),
    ...orders(stage, habit(d, 960, 9, 26), [130, 420]),
    answer(stage, 800, 8, "email"),
    answer(stage, 530, 9, "email", "The machine has not stood still for a single day."),
    answer(stage, 280, 10, "in-app", "I have sent three friends your way already."),
    answer(stage, 33, 10, "email", "Honest people and honest prices."),
    handled(stage, 444, "Adding a second machine", "contract", { minutes: 42, days: 2, csat: 5 }),
    handled(stage, 150, "Beans ran out before the delivery", "delivery", { minutes: 9, days: 0.4, csat: 5 }),
  ];
}

function tagged(stage: Stage): SampleRecord[] {
  return [
    ...signed(stage, plan(HOME_PLANS, 2), 763, 1, null).records,
    ...orders(stage, [700, 512, 377, 210, 75], [30, 82]),
    answer(stage, 380, 9, "email", "Le moulin est une merveille."),
    answer(stage, 82, 8, "email", "On voudrait choisir le jour de livraison."),
  ];
}

function shared(stage: Stage, i: number): SampleRecord[] {
  const { contract, records } = signed(stage, plan(OFFICE_PLANS, i % 2), 320 - i * 20, 1 + i, null);
  return [
    ...records,
    ...drawUsage({ unit: stage.unit, dice: stage.d, setting: stage.setting }, contract),
    ...orders(stage, [280, 140 - i * 20], [60, 140]),
    answer(stage, 100 + i, 7 + i, "email"),
  ];
}
