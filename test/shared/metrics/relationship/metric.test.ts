import { describe, expect, it } from "vitest";
import type { Fact } from "../../../../shared/contract/records.ts";
import { relationshipOf, summarise } from "../../../../shared/metrics/index.ts";
import { EUROS, fact, NO_MODEL, NOW, nps, order, refund, subscription, ticket } from "../facts.ts";

const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const of = (facts: readonly Fact[]) =>
  relationshipOf(summarise(facts, EUROS, { asOfMs: NOW, thresholds: NO_MODEL.thresholds }));
const every = (days: number, silence: number, count = 6) =>
  Array.from({ length: count }, (_, i) => order(ago(silence + i * days), "50"));

describe("relationship", () => {
  it("begins with the first sign of life and ends with the last", () =>
    expect(of([ticket(ago(90)), order(ago(60), "50"), nps(ago(10), 9)])).toMatchObject({
      since: ago(90),
      orders: 1,
      lastOrderAt: ago(60),
      lastSeenAt: ago(10),
    }));

  it("knows nothing of a customer without history, and says so with nulls", () =>
    expect(of([])).toMatchObject({
      since: null,
      orders: 0,
      lastOrderAt: null,
      lastSeenAt: null,
      subscriptions: [],
      unusuallyQuiet: null,
      departed: null,
    }));

  it("tells what was given back and its share of what was spent", () => {
    expect(of([order(ago(60), "200"), refund(ago(50), "10")]).refunds).toEqual({
      count: 1,
      amount: "10.00",
      shareOfSpend: 0.05,
    });
    expect(of([refund(ago(50), "10")]).refunds.shareOfSpend).toBeNull();
  });

  it("tells a subscription as it stands", () => {
    const { subscriptions } = of([subscription("2026-06-10T12:00:00Z", "29", { plan: "Pro", quantity: 2 })]);
    expect(subscriptions).toEqual([
      {
        plan: "Pro",
        interval: "month",
        amount: "29.00",
        currency: "EUR",
        quantity: 2,
        status: "active",
        startedAt: "2026-06-10T12:00:00.000Z",
        renewsAt: "2026-07-10T12:00:00.000Z",
        endedAt: null,
      },
    ]);
  });

  it("does not promise a renewal of what is cancelled", () => {
    const [cancelled] = of([subscription(ago(20), "29", { endedAt: ago(-5) })]).subscriptions;
    expect(cancelled).toMatchObject({ status: "active", renewsAt: null, endedAt: ago(-5) });
  });

  it("tells who has left and why", () =>
    expect(of([order(ago(60), "50"), fact("departure", ago(20), { reason: "moved_away" })]).departed).toEqual({
      at: ago(20),
      reason: "moved_away",
    }));
});

describe("unusually quiet", () => {
  it.each([
    ["twice the usual gap is usual", every(31, 62), null],
    ["longer is not", every(31, 63), { days: 63, usualDays: 31 }],
    ["two orders are no habit", every(31, 200, 2), null],
    ["a daily customer may take a fortnight off", every(1, 13), null],
    ["and no more", every(1, 14), { days: 14, usualDays: 1 }],
  ])("%s", (_, facts, expected) => expect(of(facts).unusuallyQuiet).toEqual(expected));

  it("is not said of who has left", () =>
    expect(of([...every(31, 90), fact("departure", ago(20), { reason: "price" })]).unusuallyQuiet).toBeNull());
});
