/** The verbs of a written story: each makes the records of one kind for one person, dated in days before today. */
import { DAY, HOUR, iso } from "../calendar.ts";
import { type Dice, uniform } from "../dice.ts";
import { followContract, invoiceRecords, startOfTerm, subscriptionStates } from "../behaviour/contracts.ts";
import type { Contract, Purchase, Setting } from "../behaviour/life.ts";
import { shareOf } from "../behaviour/money.ts";
import { orderRecord } from "../behaviour/orders.ts";
import { DESK, keyAt, type Person, SHOP, SURVEY, type Unit } from "../people/who.ts";
import type { Sample, SampleRecord } from "../record.ts";
import { NOISE } from "../truth.ts";
import type { Plan } from "../words/goods.ts";

export type Stage = { unit: Unit; person: Person; d: Dice; setting: Setting };

export const on = (unit: Unit, d: Dice, setting: Setting): Stage => ({ unit, person: unit.people[0], d, setting });

const at = ({ setting }: Stage, daysAgo: number, hour = 10): number =>
  Math.floor((setting.asOf - daysAgo * DAY) / DAY) * DAY + hour * HOUR;

/** Days before today of a habit: about every `gap` days from `from` down to `to`. */
export function habit(d: Dice, from: number, to: number, gap: number): number[] {
  const days: number[] = [];
  for (let day = from; day > to; day -= gap * uniform(d, 0.7, 1.3)) days.push(Math.round(day));
  return [...days, to];
}

/** The shop knows what these cost: a story about a loss must be able to show it. */
export const orders = (stage: Stage, daysAgo: number[], euros: [number, number]): Sample<"order">[] =>
  daysAgo.map((days, i) => {
    const bought = purchase(stage, days, i, uniform(stage.d, ...euros));
    const order = orderRecord(stage.d, bought, stage.setting.rates);
    return { cost: shareOf(order, NOISE.costShare), ...order };
  });

const purchase = (stage: Stage, days: number, i: number, euros: number): Purchase => ({
  at: at(stage, days, 8 + (i % 12)),
  euros,
  by: stage.person,
  id: `L${stage.unit.no}${String(i + 1).padStart(3, "0")}`,
});

export function refundOf(
  stage: Stage,
  order: Sample<"order">,
  daysAgo: number,
  share: number,
  reason: string,
  kind: "refund" | "credit" | "chargeback" = "refund",
): Sample<"refund"> {
  return {
    type: "refund",
    source: SHOP,
    id: `R-${order.id}`,
    customer: keyAt(stage.person, "shop"),
    at: iso(at(stage, daysAgo)),
    amount: shareOf(order, share),
    currency: order.currency,
    order: order.id,
    reason,
    kind,
  };
}

export function answer(
  { unit, person, ...stage }: Stage,
  daysAgo: number,
  score: number,
  channel: "email" | "in-app" | "phone",
  comment?: string,
): Sample<"nps"> {
  return {
    type: "nps",
    source: SURVEY,
    id: `${unit.no}-${person.email.split("@")[0]}-${daysAgo}`,
    customer: `email:${person.email}`,
    at: iso(at({ unit, person, ...stage }, daysAgo, 15)),
    score,
    channel,
    touchpoint: channel === "phone" ? "after a ticket" : "quarterly",
    respondent: {
      key: `email:${person.email}`,
      name: person.name,
      ...(person.role === undefined ? {} : { role: person.role }),
    },
    ...(comment === undefined ? {} : { comment }),
  };
}

export function handled(
  stage: Stage,
  daysAgo: number,
  subject: string,
  tag: string,
  how: { minutes: number; days: number; csat?: number },
): Sample<"ticket"> {
  const opened = at(stage, daysAgo, 9);
  const solved = iso(opened + how.days * DAY);
  return {
    type: "ticket",
    source: DESK,
    id: String(1000 + stage.unit.no * 1000 + daysAgo),
    customer: keyAt(stage.person, "desk"),
    at: iso(opened),
    updatedAt: solved,
    subject,
    severity: "normal",
    status: "solved",
    solvedAt: solved,
    handleMinutes: how.minutes,
    tags: [tag],
    ...(how.csat === undefined ? {} : { csat: how.csat }),
  };
}

/** A plan begun so many days ago; `endsAfter` terms, or still running when null. */
export function signed(
  stage: Stage,
  plan: Plan,
  begun: number,
  quantity: number,
  endsAfter: number | null,
): { contract: Contract; records: SampleRecord[] } {
  const { unit, setting, d } = stage;
  const contract = followContract(d, {
    ...plan,
    id: `sub-${unit.no}-1`,
    startedAt: startOfTerm(at(stage, begun)),
    quantity,
    until: setting.asOf,
    leaves: (term) => term === endsAfter,
  });
  return {
    contract,
    records: [...subscriptionStates(contract, unit, setting), ...invoiceRecords(d, contract, unit, setting)],
  };
}
