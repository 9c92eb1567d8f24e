/** Purchases as the shop writes them down, and what came back. */
import { DAY, iso } from "../calendar.ts";
import { between, chance, type Dice, normal, pick, pickWeighted, uniform } from "../dice.ts";
import { keyAt, SHOP } from "../people/who.ts";
import type { Sample } from "../record.ts";
import type { Rates } from "../rates.ts";
import { NOISE } from "../truth.ts";
import { GOODS } from "../words/goods.ts";
import type { Purchase } from "./life.ts";
import { priceOf, shareOf } from "./money.ts";

export function orderRecord(d: Dice, purchase: Purchase, rates: Rates): Sample<"order"> {
  const { at, by, euros, id } = purchase;
  const price = priceOf(euros, by.country.currency, at, rates);
  const costShare = Math.min(0.85, Math.max(0.25, NOISE.costShare + NOISE.costSpread * normal(d)));
  return {
    type: "order",
    source: SHOP,
    id,
    customer: keyAt(by, "shop"),
    at: iso(at),
    ...price,
    ...(chance(d, NOISE.costMissing) ? {} : { cost: shareOf(price, costShare) }),
    items: [{ name: goodsFor(d, euros), quantity: 1, amount: price.amount }],
  };
}

/** The order is still an event, its money is not: the shop found nothing to send. */
export const cancelled = (order: Sample<"order">, at: number): Sample<"order"> => ({
  ...order,
  cancelledAt: iso(at),
  updatedAt: iso(at),
});

function goodsFor(d: Dice, euros: number): string {
  const shelf = GOODS.find(({ upTo }) => euros < upTo) ?? GOODS[0];
  return pick(d, shelf.names);
}

const REASONS = [
  ["Damaged on the way", 4],
  ["Arrived late", 3],
  ["Wrong item sent", 2],
  ["Did not taste as expected", 2],
  ["Ordered by mistake", 1],
] as const;
const KINDS = [
  ["refund", 12],
  ["credit", 5],
  ["chargeback", 1],
] as const;

/** Some days after the purchase; in full, or a part of it. Null when it would lie after `until`. */
export function refundRecord(d: Dice, purchase: Purchase, rates: Rates, until: number): Sample<"refund"> | null {
  const at = purchase.at + between(d, 2, 21) * DAY;
  if (at >= until) return null;
  const share = chance(d, 0.55) ? 1 : uniform(d, 0.15, 0.6);
  const price = priceOf(purchase.euros, purchase.by.country.currency, purchase.at, rates);
  return {
    type: "refund",
    source: SHOP,
    id: `R-${purchase.id}`,
    customer: keyAt(purchase.by, "shop"),
    at: iso(at),
    amount: shareOf(price, share),
    currency: price.currency,
    order: purchase.id,
    reason: pickWeighted(d, REASONS),
    kind: pickWeighted(d, KINDS),
  };
}
