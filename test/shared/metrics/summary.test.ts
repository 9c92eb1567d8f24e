/** Purchases, money and the day of the books: sections "Money", "asOf" and "Subscription money" of the design. */
import { assert, property, shuffledSubarray } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../shared/contract/records.ts";
import { parseDay } from "../../../shared/contract/time.ts";
import { books, summarise } from "../../../shared/metrics/index.ts";
import { cost, EUROS, NO_MODEL, NOW, nps, order, refund, subscription, ticket } from "./facts.ts";

const at = (facts: readonly Fact[], asOfMs = NOW, in_ = EUROS) =>
  summarise(facts, in_, { asOfMs, thresholds: NO_MODEL.thresholds });
const endOf = (text: string) => EUROS.endOf(parseDay(text) ?? 0);

describe("purchases", () => {
  it("counts orders of one day as one event and the first day as none", () => {
    const { purchases } = at([
      order("2026-01-01T08:00:00Z", "10"),
      order("2026-01-01T20:00:00Z", "10"),
      order("2026-01-11T08:00:00Z", "10"),
      order("2026-01-11T09:00:00Z", "10"),
    ]);
    expect(purchases).toMatchObject({ x: 1, lastDay: (purchases?.firstDay ?? 0) + 10 });
  });

  it("takes an amount of 0 for an event, though not for spend", () => {
    const { purchases, spend } = at([
      order("2026-01-01T08:00:00Z", "10"),
      order("2026-01-11T08:00:00Z", "0"),
      order("2026-01-21T08:00:00Z", "30"),
    ]);
    expect(purchases?.x).toBe(2);
    expect(spend).toEqual({ days: 1, meanMinor: 3000 });
  });

  it("averages what was spent on a day, leaving out the first day", () => {
    const { spend } = at([
      order("2026-01-01T08:00:00Z", "999"),
      order("2026-01-11T08:00:00Z", "10"),
      order("2026-01-11T18:00:00Z", "20"),
      order("2026-01-21T08:00:00Z", "50"),
    ]);
    expect(spend).toEqual({ days: 2, meanMinor: 4000 });
  });

  it("ignores a cancelled order from the day it was cancelled on, and not before", () => {
    const facts = [
      order("2026-01-01T08:00:00Z", "10"),
      order("2026-01-11T08:00:00Z", "10", { cancelledAt: "2026-01-15T08:00:00Z" }),
    ];
    expect(at(facts, endOf("2026-01-14")).purchases?.x).toBe(1);
    expect(at(facts, endOf("2026-01-15"))).toMatchObject({
      purchases: { x: 0 },
      money: { revenueMinor: 1000 },
      orders: { count: 1 },
    });
  });

  it("says the usual gap as the median, from three purchase days on", () => {
    const days = ["2026-01-01", "2026-01-11", "2026-02-20", "2026-03-01"].map((day) => order(`${day}T08:00:00Z`, "10"));
    expect(at(days).purchases?.usualGapDays).toBe(10);
    expect(at(days.slice(0, 2)).purchases?.usualGapDays).toBeNull();
  });

  it("counts days in the company's time zone", () => {
    const facts = [order("2026-01-01T08:00:00Z", "10"), order("2026-01-02T03:00:00Z", "10")];
    expect(at(facts).purchases?.x).toBe(1);
    expect(at(facts, NOW, books({ currency: "EUR", timeZone: "America/New_York" }, [])).purchases?.x).toBe(0);
  });
});

describe("a refund lowers the money and not the timing", () => {
  const facts = [order("2026-01-01T08:00:00Z", "100", { id: "A" }), order("2026-01-31T08:00:00Z", "100", { id: "B" })];
  it("by as much as was given back", () => {
    const before = at(facts);
    const after = at([...facts, refund("2026-02-10T08:00:00Z", "100", { order: "B" })]);
    expect(after.purchases).toEqual(before.purchases);
    expect(after.spend).toEqual(before.spend);
    expect(after.money).toEqual({ ...before.money, refunds: 1, refundsMinor: 10_000 });
  });

  it("but not for an order that was cancelled and so brought nothing", () => {
    const cancelled = [
      order("2026-01-01T08:00:00Z", "100", { id: "A", cancelledAt: "2026-01-02T08:00:00Z" }),
      refund("2026-01-03T08:00:00Z", "100", { order: "A" }),
    ];
    expect(at(cancelled).money).toMatchObject({ revenueMinor: 0, refundsMinor: 0, refunds: 0 });
  });
});

describe("asOf is a day of the company, inclusive", () => {
  it("sees the last minute of the day and not the next", () => {
    const facts = [order("2026-01-01T23:59:59Z", "10"), order("2026-01-02T00:00:00Z", "10")];
    expect(at(facts, endOf("2026-01-01")).orders.count).toBe(1);
    expect(at(facts, endOf("2026-01-02")).orders.count).toBe(2);
  });

  it("takes the whole day whatever its hour", () => {
    const facts = [order("2026-01-01T23:00:00Z", "10")];
    expect(at(facts, Date.parse("2026-01-01T01:00:00Z")).orders.count).toBe(1);
  });

  it("is deaf to refunds, costs, answers and tickets that come later", () => {
    const past = [order("2026-01-01T08:00:00Z", "10")];
    const later = [
      refund("2026-02-01T08:00:00Z", "5"),
      cost("2026-02-01T08:00:00Z", "5"),
      nps("2026-02-01T08:00:00Z", 3),
      ticket("2026-02-01T08:00:00Z", { handleMinutes: 60 }),
    ];
    expect(at([...past, ...later], endOf("2026-01-31"))).toEqual(at(past, endOf("2026-01-31")));
  });
});

describe("subscription money", () => {
  it("counts each term begun", () => {
    const facts = [subscription("2026-01-31T10:00:00Z", "20")];
    expect(at(facts, Date.parse("2026-01-31T11:00:00Z")).money.revenueMinor).toBe(2000);
    expect(at(facts, Date.parse("2026-02-28T09:00:00Z")).money.revenueMinor).toBe(2000);
    expect(at(facts, Date.parse("2026-02-28T11:00:00Z")).money.revenueMinor).toBe(4000);
    expect(at(facts, Date.parse("2026-03-31T11:00:00Z")).money.revenueMinor).toBe(6000);
  });

  it("times the quantity", () =>
    expect(at([subscription("2026-06-01T10:00:00Z", "20", { quantity: 3 })]).money.revenueMinor).toBe(6000));

  it("replaces a term by the order that bills it, and calls that order no purchase", () => {
    const plan = subscription("2026-01-01T10:00:00Z", "20");
    const bills = ["2026-01-01", "2026-02-02", "2026-03-01"].map((day) =>
      order(`${day}T12:00:00Z`, "25", { subscription: "sub-1" }),
    );
    const summary = at([plan, ...bills], endOf("2026-04-15"));
    expect(summary.money).toMatchObject({ revenueMinor: 3 * 2500 + 2000, sales: 4 });
    expect(summary.purchases).toBeNull();
    expect(summary.orders.count).toBe(3);
  });

  it("lets a bill that comes early stand for the term it announces", () => {
    const facts = [
      subscription("2026-01-01T10:00:00Z", "20"),
      order("2026-01-30T12:00:00Z", "25", { subscription: "sub-1" }),
    ];
    expect(at(facts, endOf("2026-01-31")).money.revenueMinor).toBe(2000 + 2500);
    expect(at(facts, endOf("2026-02-02")).money.revenueMinor).toBe(2000 + 2500);
  });

  it("keeps orders of a subscription nobody told of as purchases", () =>
    expect(at([order("2026-01-01T12:00:00Z", "25", { subscription: "unknown" })]).purchases?.x).toBe(0));

  it("keeps every price of a changing subscription", () => {
    const states = [
      subscription("2026-01-01T10:00:00Z", "20"),
      subscription("2026-01-01T10:00:00Z", "30", { updatedAt: "2026-03-15T10:00:00Z" }),
    ];
    expect(at(states, endOf("2026-04-15")).money.revenueMinor).toBe(3 * 2000 + 3000);
  });

  it("charges nothing while paused", () => {
    const states = [
      subscription("2026-01-01T10:00:00Z", "20"),
      subscription("2026-01-01T10:00:00Z", "20", {
        updatedAt: "2026-02-15T10:00:00Z",
        pausedAt: "2026-02-15T10:00:00Z",
      }),
      subscription("2026-01-01T10:00:00Z", "20", { updatedAt: "2026-04-15T10:00:00Z" }),
    ];
    expect(at(states, endOf("2026-03-20")).contracts[0]).toMatchObject({ status: "paused", terms: 2, nextAt: null });
    expect(at(states, endOf("2026-05-20")).contracts[0]).toMatchObject({ status: "active", terms: 3 });
  });

  it("begins no term after the end", () => {
    const facts = [subscription("2026-01-01T10:00:00Z", "20", { endedAt: "2026-03-01T10:00:00Z" })];
    expect(at(facts)).toMatchObject({
      money: { revenueMinor: 4000 },
      contracts: [{ status: "ended", terms: 2, lost: true }],
    });
  });

  it("uses a state that an import stamped later than the day of the books, but not its news", () => {
    const imported = subscription("2026-01-01T10:00:00Z", "20", {
      updatedAt: "2026-06-01T10:00:00Z",
      endedAt: "2026-05-01T10:00:00Z",
    });
    expect(at([imported], endOf("2026-03-15")).contracts[0]).toMatchObject({ status: "active", terms: 3 });
  });

  it("changes the rhythm with the interval", () => {
    const states = [
      subscription("2026-01-01T10:00:00Z", "20"),
      subscription("2026-01-01T10:00:00Z", "200", { interval: "year", updatedAt: "2026-02-15T10:00:00Z" }),
    ];
    expect(at(states).money.revenueMinor).toBe(2 * 2000 + 20_000);
    expect(new Date(at(states).contracts[0]?.nextAt ?? 0).toISOString()).toBe("2027-03-01T10:00:00.000Z");
  });
});

describe("the order of facts never matters", () => {
  const facts: Fact[] = [
    order("2026-01-01T08:00:00Z", "10"),
    order("2026-01-01T09:00:00Z", "10", { currency: "USD" }),
    order("2026-02-01T08:00:00Z", "30", { subscription: "sub-1", cost: "3" }),
    order("2026-03-01T08:00:00Z", "30", { cancelledAt: "2026-03-02T08:00:00Z" }),
    refund("2026-03-03T08:00:00Z", "5"),
    cost("2026-03-04T08:00:00Z", "2"),
    subscription("2026-01-15T10:00:00Z", "20"),
    subscription("2026-01-15T10:00:00Z", "25", { updatedAt: "2026-03-20T10:00:00Z" }),
    subscription("2026-01-15T10:00:00Z", "26", { updatedAt: "2026-03-20T10:00:00Z" }),
    nps("2026-04-01T08:00:00Z", 9),
    nps("2026-04-01T08:00:00Z", 2),
    ticket("2026-04-02T08:00:00Z"),
  ];
  it("for any permutation", () => {
    const expected = at(facts);
    assert(
      property(shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(at(shuffled)).toEqual(expected);
      }),
    );
    expect(expected.money.unconverted).toEqual({ facts: 1, amounts: [{ currency: "USD", amountMinor: 1000 }] });
  });

  it("and a summary survives being stored", () => expect(JSON.parse(JSON.stringify(at(facts)))).toEqual(at(facts)));
});
