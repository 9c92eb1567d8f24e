import { describe, expect, it } from "vitest";
import { timelineEntry } from "../../../shared/contract/card.ts";
import { toTimeline, toTimelineEntry } from "../../../shared/metrics/index.ts";
import { cost, fact, nps, order, refund, subscription, ticket } from "./facts.ts";

const AT = "2026-05-01T08:00:00Z";

describe("timeline", () => {
  it.each([
    [
      order(AT, "164", { id: "88210", items: [{ name: "Lamp" }, { name: "Bulb" }] }),
      { title: "Order 88210", detail: "Lamp, Bulb", amount: "164.00", tone: "good" },
    ],
    [order(AT, "164", { id: "7", cancelledAt: AT }), { title: "Order 7, cancelled", tone: "neutral" }],
    [
      refund(AT, "20", { reason: "late delivery" }),
      { title: "Refund", detail: "late delivery", amount: "-20.00", tone: "bad" },
    ],
    [refund(AT, "20", { kind: "chargeback" }), { title: "Chargeback" }],
    [subscription(AT, "29", { plan: "Pro", quantity: 2 }), { title: "Pro, monthly", amount: "58.00", tone: "good" }],
    [
      subscription(AT, "29", { plan: "Pro", endedAt: AT, cancelReason: "too expensive" }),
      { title: "Pro cancelled", detail: "Too expensive", tone: "bad" },
    ],
    [subscription(AT, "29", { pausedAt: AT }), { title: "Subscription paused" }],
    [nps(AT, 3, { comment: "Slow." }), { title: "Answered 3", detail: "Slow.", tone: "bad" }],
    [
      ticket(AT, { subject: "Parcel damaged", url: "https://desk.example/1" }),
      { title: "Ticket: Parcel damaged", detail: "open", tone: "bad", url: "https://desk.example/1" },
    ],
    [
      ticket(AT, { status: "solved", csat: 5 }),
      { title: "Ticket: no subject", detail: "solved, rated 5 of 5", tone: "neutral" },
    ],
    [fact("usage", AT, { activeUsers: 12 }), { title: "12 active users" }],
    [cost(AT, "5"), { title: "Cost to serve: delivery", amount: "-5.00" }],
    [fact("departure", AT, { reason: "too_expensive" }), { title: "Left: too expensive", tone: "bad" }],
    [fact("referral", AT, { kind: "proven" }), { title: "Brought a customer", tone: "good" }],
    [
      fact("decision", AT, { option: "goodwill_credit", amount: "5", currency: "EUR", reason: "late", by: "Kim" }),
      { title: "Decision: goodwill credit", detail: "late, by Kim", amount: "5.00", currency: "EUR" },
    ],
  ])("says $type in words a person understands", (given, words) => {
    const entry = toTimelineEntry(given);
    expect(entry).toMatchObject(words);
    expect(timelineEntry.safeParse(entry).error).toBeUndefined();
  });

  it("is newest first, cut to its length, and without records about the customer", () => {
    const facts = [
      order("2026-05-01T08:00:00Z", "1", { id: "old" }),
      fact("customer", AT, { name: "Ada" }),
      order("2026-05-03T08:00:00Z", "1", { id: "new" }),
      order("2026-05-02T08:00:00Z", "1", { id: "mid" }),
    ];
    expect(toTimeline(facts, 2).map(({ id }) => id)).toEqual(["new", "mid"]);
  });
});
