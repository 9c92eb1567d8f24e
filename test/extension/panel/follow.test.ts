import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aged, follow, type FollowEvent, type Following, unopened } from "../../../extension/panel/follow.ts";
import type { PanelView } from "../../../extension/panel/view.ts";
import { ADA, change } from "../../fixtures/cards/cards.ts";

const idle = { focus: 0, status: "idle" } as const;
const cardOf = (tabId: number): PanelView => ({
  state: "card",
  card: change({ customer: { ...ADA.customer, id: `of ${tabId}` } }),
  match: null,
  subject: null,
  ageMs: 1000,
  stale: null,
  timeline: { status: "card", entries: [] },
  search: idle,
});
const told = (tabId: number, view = cardOf(tabId), at = 0): FollowEvent => ({ on: "told", told: { tabId, view }, at });
const activated = (tabId: number): FollowEvent => ({ on: "activated", tabId, at: 0 });
const play = (...events: FollowEvent[]): Following => events.reduce(follow, unopened(0));

describe("the panel", () => {
  it("starts with nobody", () => expect(unopened(0).view).toEqual({ state: "starting" }));

  it("shows nobody the moment another tab is in front, before the background has said a word", () => {
    expect(play(told(1), activated(2)).view).toEqual({ state: "loading", subject: null, search: idle });
  });

  it("drops what is said about a tab that is no longer in front", () => {
    const now = play(told(1), activated(2));
    expect(follow(now, told(1))).toBe(now);
    expect(follow(now, told(2)).view).toEqual(cardOf(2));
  });

  it("keeps what it shows while the background is away, for it is about the same tab", () => {
    const now = play(told(1), { on: "lost" });
    expect(now.view).toEqual(cardOf(1));
  });

  it("lets figures grow old", () => {
    expect(aged(play(told(1, cardOf(1), 500)), 2500)).toMatchObject({ ageMs: 3000 });
    expect(aged(play(told(1, cardOf(1), 500)), 0)).toMatchObject({ ageMs: 1000 });
  });

  it("never shows a customer of a tab that is not in front, in any order", () => {
    const tab = fc.integer({ min: 1, max: 3 });
    const event = fc.oneof(
      tab.map((id) => told(id)),
      tab.map(activated),
      fc.constant<FollowEvent>({ on: "lost" }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let front: number | null = null;
        let now = unopened(0);
        for (const each of events) {
          now = follow(now, each);
          if (each.on === "activated") front = each.tabId;
          if (front !== null && now.view.state === "card") expect(now.view.card.customer.id).toBe(`of ${front}`);
        }
      }),
    );
  });
});
