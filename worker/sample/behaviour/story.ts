/** The whole story of one unit: what it bought, signed, asked, said, used, cost, and why it went. */
import { DAY } from "../calendar.ts";
import { chance, uniform } from "../dice.ts";
import { customerRecords } from "../people/customer-records.ts";
import type { SampleRecord } from "../record.ts";
import { NOISE } from "../truth.ts";
import { drawContract, invoiceRecords, isOver, subscriptionStates } from "./contracts.ts";
import { drawCosts, drawDeparture, drawReferral } from "./efforts.ts";
import type { Contract, Purchase, Story, Upset } from "./life.ts";
import { drawOpinions } from "./opinions.ts";
import { cancelled, orderRecord, refundRecord } from "./orders.ts";
import { drawPurchases } from "./purchases.ts";
import { drawTickets } from "./tickets.ts";
import { drawUsage } from "./usage.ts";

/** Shares of units with a contract, of those how many also order in the shop, and how many invoices are sent beside the states. */
const WITH_CONTRACT = { home: 0.17, office: 0.85 } as const;
const CONTRACT_AND_ORDERS = 0.45;
const INVOICED = 0.75;
/** How long a customer without contract is still heard of after the last order. */
const ECHO = 120 * DAY;

export function tell(story: Story): SampleRecord[] {
  const { unit, dice: d, setting } = story;
  const since = unit.people[0].since;
  const hasContract = chance(d, unit.account === null ? WITH_CONTRACT.home : WITH_CONTRACT.office);
  const buys = !hasContract || chance(d, CONTRACT_AND_ORDERS);
  const contract = hasContract
    ? drawContract(d.fork("contract"), unit, Math.min(since + uniform(d, 0, 60) * DAY, setting.asOf - 5 * DAY), setting)
    : null;
  const purchases = buys ? drawPurchases(d.fork("purchases"), unit, since, setting.asOf) : [];
  const shop = tellShop(story, purchases);
  return [...customerRecords(unit), ...shop.records, ...tellRest(story, contract, purchases, shop.upsets)];
}

function tellShop({ dice, setting }: Story, purchases: Purchase[]): { records: SampleRecord[]; upsets: Upset[] } {
  const d = dice.fork("shop");
  const upsets: Upset[] = [];
  const records = purchases.flatMap((purchase): SampleRecord[] => {
    const order = orderRecord(d, purchase, setting.rates);
    const cancels = chance(d, NOISE.cancelled) && purchase.at < setting.asOf - DAY;
    if (cancels) return [cancelled(order, purchase.at + DAY / 2)];
    const refund = chance(d, NOISE.refunded) ? refundRecord(d, purchase, setting.rates, setting.asOf) : null;
    if (refund === null) return [order];
    upsets.push({ at: Date.parse(refund.at), by: purchase.by, about: "refund" });
    return [order, refund];
  });
  return { records, upsets };
}

function tellRest(story: Story, contract: Contract | null, purchases: Purchase[], upsets: Upset[]): SampleRecord[] {
  const { unit, dice, setting } = story;
  const until = heardUntil(contract, purchases, setting.asOf);
  const since = unit.people[0].since;
  const tickets = drawTickets({ ...story, dice: dice.fork("tickets") }, since, until);
  const background = {
    upsets: [...upsets, ...tickets.upsets],
    leftAt: contract?.noticeAt ?? null,
    hasPlan: contract !== null,
  };
  return [
    ...tickets.records,
    ...drawOpinions(story, since, until, background),
    ...drawReferral(story, purchases.at(-1)?.at ?? since),
    ...(contract === null ? [] : tellContract(story, contract)),
  ];
}

function tellContract(story: Story, contract: Contract): SampleRecord[] {
  const { unit, dice, setting } = story;
  const d = dice.fork("invoices");
  return [
    ...subscriptionStates(contract, unit, setting),
    ...(chance(d, INVOICED) ? invoiceRecords(d, contract, unit, setting) : []),
    ...drawDeparture(story, contract),
    ...drawUsage(story, contract),
    ...(unit.account === null ? [] : drawCosts(story, contract)),
  ];
}

function heardUntil(contract: Contract | null, purchases: Purchase[], asOf: number): number {
  if (contract !== null && !isOver(contract, asOf)) return asOf;
  const last = Math.max(purchases.at(-1)?.at ?? 0, contract?.terms.at(-1) ?? 0);
  return Math.min(asOf, last + ECHO);
}
