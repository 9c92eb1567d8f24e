import { describe, expect, it } from "vitest";
import { badgeOf } from "../../../extension/background/badge.ts";
import type { Stage } from "../../../extension/background/tab.ts";
import { type Beside, viewOf } from "../../../extension/background/view.ts";
import { ADA, BLANK, change } from "../../fixtures/cards/cards.ts";
import { showing, subject, TAB } from "./tab-case.ts";
import { newTab, type Tab } from "../../../extension/background/tab.ts";

const search = { focus: 0, status: "idle" } as const;
const beside: Beside = { connected: true, search, last: null, origin: "https://desk.test", oneOff: false, now: 60_000 };
const question = { by: "claims", record: "demo::ticket:1", claims: [{ key: "demo::ticket:1" }] } as const;
const at = (stage: Stage): Tab => ({ ...newTab(TAB), reading: subject("1"), stage });
const claims = { ...question, claims: [...question.claims] };
const shown = { card: ADA, match: null, at: 20_000 };

describe("what the panel shows", () => {
  it.each<[string, Stage, object]>([
    ["before anything is known", { is: "starting" }, { state: "starting" }],
    [
      "without a grant",
      { is: "no-access", refused: true },
      { state: "no-access", origin: "https://desk.test", refused: true },
    ],
    ["on a page about nobody", { is: "nothing" }, { state: "nothing-here" }],
    [
      "while the page changes",
      { is: "waiting" },
      { state: "loading", subject: { site: "Demo desk", key: "demo::ticket:1" } },
    ],
    ["while the service is asked", { is: "asking", question: claims, shown: null }, { state: "loading" }],
    [
      "when it is asked again",
      { is: "asking", question: claims, shown },
      { state: "card", ageMs: 40_000, stale: { kind: "refreshing" } },
    ],
    [
      "for an offer",
      { is: "offer", claims: [{ key: "email:a@b.test" }] },
      { state: "offer", guesses: [{ key: "email:a@b.test", text: "a@b.test" }] },
    ],
    [
      "with an answer",
      { is: "matched", question: claims, shown, timeline: null },
      { state: "card", stale: null, timeline: { status: "card" } },
    ],
    [
      "for several",
      { is: "ambiguous", question: claims, candidates: [], reason: "Two." },
      { state: "chooser", reason: "Two." },
    ],
    ["for nobody known", { is: "unknown", question: claims }, { state: "unknown", key: "demo::ticket:1" }],
    [
      "after a failure",
      { is: "failed", question: claims, failure: { kind: "unreachable" }, shown: null },
      { state: "unreachable", last: null },
    ],
    [
      "after a failed refresh",
      { is: "failed", question: claims, failure: { kind: "unreachable" }, shown },
      { state: "card", stale: { kind: "failed" } },
    ],
  ])("%s", (_when, stage, view) => expect(viewOf(at(stage), beside)).toMatchObject(view));

  it("is nothing of anybody while not connected, whatever is known", () =>
    expect(viewOf(showing("1").tab, { ...beside, connected: false })).toEqual({ state: "not-connected" }));

  it("is the last card with its age when the service is out of reach", () =>
    expect(
      viewOf(at({ is: "failed", question: claims, failure: { kind: "unreachable" }, shown: null }), {
        ...beside,
        last: shown,
      }),
    ).toMatchObject({ last: { card: ADA, ageMs: 40_000 } }));

  it("offers to keep a site that was only lent", () => {
    expect(viewOf(at({ is: "nothing" }), { ...beside, oneOff: true })).toMatchObject({ oneOff: "https://desk.test" });
    expect(viewOf(at({ is: "nothing" }), beside)).not.toHaveProperty("oneOff");
  });
});

describe("the badge", () => {
  const risky = (band: "low" | "medium" | "high") => {
    const risk = ADA.churnRisk.status === "ok" ? { ...ADA.churnRisk, band } : ADA.churnRisk;
    return at({
      is: "matched",
      question: claims,
      shown: { ...shown, card: change({ churnRisk: risk }) },
      timeline: null,
    });
  };

  it.each([
    ["low", "L"],
    ["medium", "M"],
    ["high", "H"],
  ] as const)("says risk %s by the letter %s, in words and in colour", (band, letter) => {
    expect(badgeOf(risky(band))).toMatchObject({ text: letter, title: `Marbles: churn risk ${band}` });
  });

  it("says nothing without a figure, and nothing while the page changes", () => {
    const blank = at({ is: "matched", question: claims, shown: { ...shown, card: BLANK }, timeline: null });
    expect(badgeOf(blank).text).toBe("");
    expect(badgeOf(at({ is: "waiting" })).text).toBe("");
  });
});
