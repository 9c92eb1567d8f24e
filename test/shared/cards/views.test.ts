import { describe, expect, it } from "vitest";
import { churnRiskView } from "../../../shared/cards/churn-risk/view.ts";
import { figuresOf, headView, keyText, matchView } from "../../../shared/cards/head/view.ts";
import { horizonText, lifetimeValueView } from "../../../shared/cards/lifetime-value/view.ts";
import { needsText } from "../../../shared/cards/needs-text.ts";
import { npsView } from "../../../shared/cards/nps/view.ts";
import { relationshipView } from "../../../shared/cards/relationship/view.ts";
import { ticketsView } from "../../../shared/cards/tickets/view.ts";
import { timelineView } from "../../../shared/cards/timeline/view.ts";
import { verdictView } from "../../../shared/cards/verdict/view.ts";
import { wordsView } from "../../../shared/cards/words/view.ts";
import type { ChurnRisk, LifetimeValue } from "../../../shared/contract/card.ts";
import { ADA, BLANK, change, KIRIN, LOSS, NEWCOMER, NOW, RISK, WORTH } from "../../fixtures/cards/cards.ts";

const value = (part: Partial<LifetimeValue>) => lifetimeValueView(change({ lifetimeValue: { ...WORTH, ...part } }));
const risk = (part: Partial<ChurnRisk>) => churnRiskView(change({ churnRisk: { ...RISK, ...part } }));

describe("lifetime value", () => {
  it("says the total, how sure, what came and what is expected", () => {
    expect(lifetimeValueView(ADA)).toMatchObject({
      title: "Lifetime value of Northwind Traders",
      figure: "€6,240",
      aside: "margin · 3 years",
      note: "80% likely between €4,830 and €8,030",
      toDate: "€1,930 to date",
      expected: "+€4,310 expected",
    });
  });

  it("lets what came in stand when the future cannot be said, and says what is missing", () => {
    expect(lifetimeValueView(NEWCOMER)).toMatchObject({ figure: "€42", note: "to date", expected: null });
    expect(lifetimeValueView(NEWCOMER)).toHaveProperty("needs", expect.stringContaining("100 customers"));
  });

  it("shows no figure at all, and never a zero, when nothing is known", () => {
    expect(lifetimeValueView(BLANK)).toEqual({
      state: "missing",
      title: "Lifetime value",
      needs: "at least one order or subscription",
    });
  });

  it("keeps a real zero and a loss apart", () => {
    expect(value({ toDate: "0.00" })).toMatchObject({ toDate: "€0 to date", loss: false });
    expect(lifetimeValueView(LOSS)).toMatchObject({ figure: "−€220", toDate: "−€310 to date", loss: true });
  });

  it("names what could not be converted", () => {
    expect(lifetimeValueView(KIRIN)).toHaveProperty(
      "unconverted",
      "3 records (CHF\u00a048,000) left out: no exchange rate for those days.",
    );
  });

  it("gives each reason its size and sign, three at most", () => {
    const reasons = Array.from({ length: 5 }, (_, i) => ({
      code: `r${i}`,
      text: "x",
      effect: { money: `${i - 1}.00` },
    }));
    const view = value({ reasons });
    expect(view.state === "known" && view.reasons.map(({ effect, tone }) => [effect, tone])).toEqual([
      ["−€1", "bad"],
      ["€0", "neutral"],
      ["+€1", "good"],
    ]);
  });

  it.each([
    [12, "1 year"],
    [36, "3 years"],
    [18, "18 months"],
    [1, "1 month"],
  ])("calls %i months %s", (months, text) => expect(horizonText(months)).toBe(text));
});

describe("churn risk", () => {
  it.each([
    [0.23, 0.14, 0.35, "23%", "between 14 and 35%"],
    [0, 0, 0, "0%", "about 0%"],
    [0.001, 0.0004, 0.01, "under 1%", "at most 1%"],
    [0.999, 0.97, 1, "over 99%", "between 97 and 100%"],
    [1.4, 0.9, 1.7, "100%", "between 90 and 100%"],
    [-0.2, -0.3, 0.1, "0%", "between 0 and 10%"],
    [Number.NaN, Number.NaN, Number.NaN, "–", "about –"],
  ])("reads %d as %s", (probability, low, high, figure, note) => {
    const view = risk({ probability, low, high });
    expect(view).toMatchObject({ figure });
    expect(view.state === "known" && view.note.startsWith(note)).toBe(true);
  });

  it("counts what raises the risk as bad and what lowers it as good", () => {
    const view = churnRiskView(ADA);
    expect(view.state === "known" && view.reasons.map(({ effect, tone }) => [effect, tone])).toEqual([
      ["+11 pts", "bad"],
      ["+6 pts", "bad"],
      ["−5 pts", "good"],
    ]);
  });

  it("says whose risk it is when it is the account's", () => {
    expect(churnRiskView(ADA)).toHaveProperty("note", "between 14 and 35%, for the whole account");
    expect(churnRiskView(LOSS)).toHaveProperty("note", "at least 66%");
  });

  it("says what is needed", () => {
    expect(churnRiskView(NEWCOMER)).toEqual({ state: "missing", needs: "at least two orders, or a subscription" });
    expect(needsText("a first order")).toBe("Needs a first order.");
    expect(needsText("Fit the model first.")).toBe("Fit the model first.");
  });
});

describe("NPS", () => {
  it("shows the latest score, its group and direction, oldest mark first", () => {
    const view = npsView(ADA, NOW);
    expect(view).toMatchObject({
      figure: "9",
      group: { text: "promoter", tone: "good" },
      account: "Northwind Traders: NPS +32 from 14 answers",
    });
    expect(view.state === "known" && view.marks.map(({ score }) => score)).toEqual([7, 8, 8, 6, 9]);
  });

  it("quotes the newest words first and says who wrote them", () => {
    const words = wordsView(ADA, NOW);
    expect(words[0]?.text).toBe("Fast help every time. Your invoices still confuse me.");
    expect(words[1]?.by).toMatch(/^Tom Achebe, warehouse · gave 6 · in the app · 20 Jan$/);
  });

  it("has no words without answers", () => expect(wordsView(NEWCOMER, NOW)).toEqual([]));
});

describe("the head", () => {
  it("tells people of one name apart, and marks the band in words and marbles", () => {
    expect(headView(ADA)).toMatchObject({
      name: "Ada Byrne",
      line: "Northwind Traders · buyer · United Kingdom",
      band: { text: "High value", marbles: 3 },
    });
  });

  it("calls a customer without a name by their address, and shows no marbles without a band", () => {
    expect(headView(BLANK)).toMatchObject({ name: "info.desk+eu@long-company-name.example", band: null });
    expect(headView(change({ customer: { ...BLANK.customer, keys: [] } }))).toMatchObject({ name: "No name" });
  });

  it("says whose figures these are only when they are another's", () => {
    expect([figuresOf(ADA), figuresOf(LOSS)]).toEqual(["Northwind Traders", null]);
  });

  it.each([
    ["zendesk:acme:ticket:4561", "ticket 4561"],
    ["stripe::customer:cus:9", "customer cus:9"],
    ["email:ada@example.com", "ada@example.com"],
    ["domain:example.com", "example.com"],
  ])("reads %s as %s", (key, text) => expect(keyText(key)).toBe(text));

  it("doubts aloud", () => {
    expect(matchView({ key: "email:a@b.example", basis: "name in the text", confidence: "possible" })).toEqual({
      subject: "a@b.example",
      basis: "name in the text",
      doubt: "only possibly this person",
    });
  });
});

describe("the verdict", () => {
  it("sets amounts and shares in bold and changes no word", () => {
    for (const card of [ADA, KIRIN, LOSS, NEWCOMER])
      expect(
        verdictView(card)
          .map(({ text }) => text)
          .join(""),
      ).toBe(card.verdict);
    expect(
      verdictView(LOSS)
        .filter(({ strong }) => strong)
        .map(({ text }) => text.trim()),
    ).toEqual(["−€310", "81%"]);
    expect(
      verdictView(KIRIN)
        .filter(({ strong }) => strong)
        .map(({ text }) => text.trim()),
    ).toEqual(["€2.41M", "4%"]);
  });
});

describe("the facts", () => {
  it("lists what runs and leaves out what is not known", () => {
    expect(relationshipView(KIRIN, NOW).facts.map(({ label }) => label)).toEqual([
      "Since",
      "Orders",
      "Last seen",
      "Refunds",
      "Enterprise",
      "Premium support",
    ]);
    expect(relationshipView(BLANK, NOW).facts.map(({ label }) => label)).toEqual(["Orders", "Refunds"]);
  });

  it("speaks codes as words", () => {
    expect(relationshipView(LOSS, NOW).alerts).toEqual(["Left on 2 Nov: price too high."]);
  });

  it("puts the ticket that waits longest first", () => {
    expect(ticketsView(ADA, NOW).tickets.map(({ subject, open }) => [subject.slice(0, 6), open])).toEqual([
      ["Parcel", "9 days"],
      ["Invoic", "2 days"],
    ]);
  });

  it("lists the newest first with exact amounts", () => {
    const lines = timelineView(ADA.timeline.toReversed(), NOW);
    expect(lines[0]?.title).toBe("Invoice shows the wrong amount");
    expect(lines.find(({ type }) => type === "refund")?.amount).toBe("−€20.00");
  });
});
