import { describe, expect, it } from "vitest";
import type { TabEvent } from "../../../extension/background/step.ts";
import { newTab } from "../../../extension/background/tab.ts";
import type { Failure } from "../../../extension/wire/failure.ts";
import {
  answered,
  contextIn,
  notYet,
  play,
  recordOf,
  seen,
  showing,
  shownName,
  subject,
  TAB,
  urlOf,
} from "./tab-case.ts";

const failure: Failure = { kind: "unreachable" };
const asks = (effects: { do: string }[]) => effects.filter((effect) => effect.do === "ask").length;

describe("a tab", () => {
  it("asks once for a page that names somebody and shows the answer", () => {
    const { tab } = showing("1");
    expect(tab.stage.is).toBe("matched");
    expect(shownName(tab)).toBe("1");
  });

  it.each<[string, TabEvent]>([
    ["the browser reports another address", { on: "navigated", url: urlOf("2") }],
    ["the page says its address has changed", seen("2", notYet("2"))],
    ["the page turns away from its address", seen("1", notYet("1"))],
    ["the page says it is about nobody", seen("1", { answer: "nothing" })],
    ["the page names somebody else at once", seen("2", subject("2"))],
    [
      "the requester is changed in place",
      seen("1", { ...subject("1"), claims: [{ key: "email:new@a.test" }] } as never),
    ],
    ["the site is taken back", { on: "silent", allowed: false }],
  ])("shows nobody the moment %s", (_when, event) => {
    const { tab, effects } = play([event], showing("1").tab);
    expect(shownName(tab)).toBeNull();
    expect(effects).toContainEqual({ do: "stop" });
    expect(tab.seq).toBeGreaterThan(showing("1").tab.seq);
  });

  it.each<[string, TabEvent]>([
    ["a query is added", { on: "navigated", url: `${urlOf("1")}?from=list` }],
    ["the hash changes", { on: "navigated", url: `${urlOf("1")}#reply` }],
    ["the address is reported again", { on: "navigated", url: urlOf("1") }],
    ["the page says the same again", seen("1", subject("1"))],
    ["the page is loaded anew and says the same", seen("1", subject("1"), "page-two")],
  ])("neither flickers nor asks again when %s", (_when, event) => {
    const { tab, effects } = play([event], showing("1").tab);
    expect(shownName(tab)).toBe("1");
    expect(asks(effects)).toBe(0);
  });

  it("drops an answer for the ticket before", () => {
    const first = play([seen("1", subject("1"))]);
    const second = play([seen("2", subject("2"))], first.tab);
    const late = play([answered(contextIn(first.effects), "1")], second.tab);
    expect(late.tab).toEqual(second.tab);
    expect(shownName(play([answered(contextIn(second.effects), "2")], late.tab).tab)).toBe("2");
  });

  it("drops the first answer after A→B→A, although it is for the same ticket", () => {
    const a = play([seen("1", subject("1"))]);
    const again = play([seen("2", subject("2")), seen("1", subject("1"))], a.tab);
    expect(play([answered(contextIn(a.effects), "1")], again.tab).tab.stage.is).toBe("asking");
    expect(shownName(play([answered(contextIn(again.effects), "1")], again.tab).tab)).toBe("1");
  });

  it.each(["tabId", "page", "seq", "key"] as const)("drops an answer whose %s is another", (field) => {
    const asked = play([seen("1", subject("1"))]);
    const context = contextIn(asked.effects);
    const wrong = { ...context, [field]: typeof context[field] === "number" ? 99 : "another" };
    expect(play([answered(wrong, "1")], asked.tab).tab).toEqual(asked.tab);
  });

  it("asks anew when the page is replaced while a question is under way", () => {
    const asked = play([seen("1", subject("1"))]);
    const reloaded = play([seen("1", subject("1"), "page-two")], asked.tab);
    expect(asks(reloaded.effects)).toBe(1);
    expect(shownName(play([answered(contextIn(asked.effects), "1")], reloaded.tab).tab)).toBeNull();
    expect(shownName(play([answered(contextIn(reloaded.effects), "1")], reloaded.tab).tab)).toBe("1");
  });

  it("drops what a page said before it said something newer", () => {
    const old = seen("1", subject("1"), "page-one", 0);
    const { tab } = play([seen("2", subject("2"))]);
    expect(play([old], tab).tab).toEqual(tab);
  });

  it("does not believe a page about an address the browser has left, until it says so when asked", () => {
    const moved = play([{ on: "navigated", url: urlOf("2") }], showing("1").tab);
    const late = play([seen("1", subject("1"))], moved.tab);
    expect(late.tab.stage.is).toBe("waiting");
    expect(late.effects).toEqual([{ do: "look" }]);
    expect(play([seen("1", subject("1"))], late.tab).tab.stage.is).toBe("asking");
  });

  it("keeps the card while a page that says more about the same record is asked about again", () => {
    const { tab, effects } = play([seen("1", subject("1", "email:ada@a.test"))], showing("1").tab);
    expect(shownName(tab)).toBe("1");
    expect(asks(effects)).toBe(1);
  });

  it("asks nothing for a tab that nobody looks at, and asks once somebody does", () => {
    const hidden = play([seen("1", subject("1"))], newTab(TAB));
    expect(hidden.tab.stage.is).toBe("held");
    expect(asks(hidden.effects)).toBe(0);
    const shown = play([{ on: "wanted", wanted: true }], hidden.tab);
    expect(asks(shown.effects)).toBe(1);
    expect(
      asks(
        play(
          [
            { on: "wanted", wanted: false },
            { on: "wanted", wanted: true },
          ],
          shown.tab,
        ).effects,
      ),
    ).toBe(0);
  });

  it("remembers that the person refused, until the page changes", () => {
    const refused = play([{ on: "silent", allowed: false }, { on: "refused" }]);
    expect(refused.tab.stage).toEqual({ is: "no-access", refused: true });
    expect(play([{ on: "navigated", url: urlOf("2") }], refused.tab).tab.stage.is).toBe("waiting");
  });

  it("keeps the last figures under a failed refresh, and shows none after a failure on a new page", () => {
    const { tab } = showing("1");
    const again = play([{ on: "refresh" }], tab);
    const failed = play([{ on: "failed", context: contextIn(again.effects), failure }], again.tab);
    expect(failed.tab.stage).toMatchObject({ is: "failed", failure });
    expect(shownName(failed.tab)).toBe("1");
    const next = play([seen("2", subject("2"))], failed.tab);
    const lost = play([{ on: "failed", context: contextIn(next.effects), failure }], next.tab);
    expect(shownName(lost.tab)).toBeNull();
  });
});

describe("an offer", () => {
  const offered = () =>
    play([
      seen("1", {
        answer: "subject",
        site: "generic",
        record: null,
        claims: [{ key: "email:ada@a.test" }],
        confidence: "possible",
      }),
    ]);

  it("is never asked by itself", () => {
    const { tab, effects } = offered();
    expect(tab.stage.is).toBe("offer");
    expect(asks(effects)).toBe(0);
  });

  it("is asked once the person says yes, and only for an address it holds", () => {
    expect(asks(play([{ on: "accept", key: "email:ada@a.test" }], offered().tab).effects)).toBe(1);
    expect(asks(play([{ on: "accept", key: "email:other@a.test" }], offered().tab).effects)).toBe(0);
  });
});

describe("a choice", () => {
  const candidates = ["c1", "c2"].map((id) => ({
    id,
    name: id,
    kind: "person" as const,
    account: null,
    key: "email:billing@a.test",
    basis: "shared address",
    valueBand: null,
    riskBand: null,
  }));
  const ambiguous = () => {
    const asked = play([seen("1", subject("1"))]);
    const context = contextIn(asked.effects);
    const outcome = { status: "ambiguous" as const, candidates, reason: "Several customers share this address." };
    return play([{ on: "answered", context, outcome, at: 0 }], asked.tab).tab;
  };

  it("from the chooser is remembered for the record", () => {
    const { effects } = play([{ on: "choose", customer: "c2" }], ambiguous());
    expect(effects).toContainEqual({ do: "remember", record: recordOf("1"), customer: "c2" });
  });

  it("from the search is not", () => {
    const { tab, effects } = play([{ on: "choose", customer: "somebody" }], ambiguous());
    expect(effects.some((effect) => effect.do === "remember")).toBe(false);
    expect(tab.stage).toMatchObject({ is: "asking", question: { by: "customer", customer: "somebody", record: null } });
  });

  it("ends with the page it was made on", () => {
    const { tab } = play([{ on: "choose", customer: "c2" }, seen("2", subject("2"))], ambiguous());
    expect(tab.stage).toMatchObject({ is: "asking", question: { by: "claims", record: recordOf("2") } });
  });

  it("can be taken back, and then the page's own claims decide", () => {
    const { tab, effects } = play([{ on: "choose", customer: "c2" }, { on: "not-this-person" }], ambiguous());
    expect(effects).toContainEqual({ do: "forget", record: recordOf("1") });
    expect(tab.stage).toMatchObject({ is: "asking", question: { by: "claims" } });
  });

  it("against a plain match leads to the search", () => {
    const { tab } = play([{ on: "not-this-person" }], showing("1").tab);
    expect(tab.stage).toMatchObject({ is: "ambiguous", candidates: [] });
  });
});

describe("the timeline", () => {
  it("comes only to the card it was asked for", () => {
    const open = play([{ on: "more-timeline" }], showing("1").tab);
    const asked = open.effects.find((effect) => effect.do === "timeline");
    if (asked?.do !== "timeline") throw new Error("The timeline was not asked for.");
    const moved = play([seen("2", subject("2"))], open.tab);
    expect(play([{ on: "timeline", context: asked.context, entries: [] }], moved.tab).tab).toEqual(moved.tab);
    expect(play([{ on: "timeline", context: asked.context, entries: [] }], open.tab).tab.stage).toMatchObject({
      timeline: { status: "all", entries: [] },
    });
  });
});
