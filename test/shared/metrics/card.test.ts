/** The card as a whole: the contract, honest states, accounts, and one sentence that fits the figures. */
import { describe, expect, it } from "vitest";
import { type Card, card as schema, type CustomerHead } from "../../../shared/contract/card.ts";
import type { Fact } from "../../../shared/contract/records.ts";
import { books, summarise, toCard, toProfile, toScore } from "../../../shared/metrics/index.ts";
import type { Rules, Subject } from "../../../shared/metrics/types.ts";
import { cost, CUSTOMER, EUROS, fact, NO_MODEL, NOW, nps, order, refund, subscription, ticket } from "./facts.ts";
import { PUBLISHED, RULES } from "./published-model.ts";

const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const monthly = (silence: number) => Array.from({ length: 24 }, (_, i) => order(ago(silence + i * 31), "84"));
const PERCENTILES: Rules = {
  ...RULES,
  model: { ...PUBLISHED, valuePercentiles: Array.from({ length: 101 }, (_, i) => i * 1000) },
};

function subjectOf(own: Fact[], more: Partial<Subject> = {}, head: Partial<CustomerHead> = {}): Subject {
  const full = { id: "c1", account: null, keys: [CUSTOMER], mergedFrom: [], ...toProfile(own), ...head };
  return { head: full, own, unit: own, unitHead: { id: "c1", name: full.name, kind: full.kind }, dataAge: [], ...more };
}
const cardOf = (facts: Fact[], rules: Rules = PERCENTILES): Card => toCard(subjectOf(facts), EUROS, rules, NOW);

const HISTORIES: Record<string, Fact[]> = {
  "no fact at all": [],
  "a ticket and nothing else": [ticket(ago(3))],
  "one order": [order(ago(272), "29.99")],
  "a loyal customer gone quiet": [
    ...monthly(74),
    refund(ago(100), "20"),
    nps(ago(300), 3),
    ticket(ago(9)),
    cost(ago(30), "12"),
  ],
  "a subscriber": [subscription(ago(250), "29", { plan: "Pro" })],
  "a subscriber who cancelled": [subscription(ago(250), "29", { plan: "Pro", endedAt: ago(-20) })],
  "one who left": [subscription(ago(250), "29", { endedAt: ago(20), cancelReason: "too_expensive" })],
  "a paused contract": [subscription(ago(250), "29", { pausedAt: ago(20) })],
  "money that cannot be converted": [order(ago(20), "50", { currency: "USD" })],
  "a loss": [order(ago(50), "20"), cost(ago(10), "900")],
};

describe("every card fits the contract", () => {
  for (const [name, facts] of Object.entries(HISTORIES))
    for (const [rules, which] of [
      [PERCENTILES, "with a model"],
      [NO_MODEL, "before the first fit"],
    ] as const)
      it(`${name}, ${which}`, () => {
        const made = cardOf(facts, rules);
        expect(schema.safeParse(made).error).toBeUndefined();
        expect(JSON.stringify(made)).not.toMatch(/NaN|Infinity|undefined/);
        expect(made.verdict).toMatch(/^[^\s].*\.$/);
      });
});

describe("the verdict", () => {
  it.each([
    ["no fact at all", "No orders or subscriptions yet, so there is no value to judge by."],
    [
      "a loyal customer gone quiet",
      /^Worth keeping: €[\d,]+ still expected, and unusually quiet for a customer who ordered every month\.$/,
    ],
    ["one order", /^€\d+ still expected after €30 to date, with only one order so far\.$/],
    ["a subscriber who cancelled", /^Pro is cancelled and ends 20 Jul: €\d+ would go with it\.$/],
    ["one who left", "Left on 10 Jun (too expensive); brought €232 to date."],
    ["a loss", /^Has cost more than it brought: −€880 to date, €\d+ expected, with only one order so far\.$/],
    ["a paused contract", "€232 to date; a forecast needs the paused contract to resume."],
  ])("of %s", (name, sentence) =>
    expect(cardOf(HISTORIES[name] ?? []).verdict).toEqual(
      sentence instanceof RegExp ? expect.stringMatching(sentence) : sentence,
    ),
  );

  it("calls a long silence after a habit what it probably is", () =>
    expect(cardOf(monthly(400)).verdict).toBe(
      "Probably gone: silent for 400 days after ordering every month; brought €2,016 to date.",
    ));

  it("gives value to date before the first fit", () =>
    expect(cardOf([order(ago(10), "50")], NO_MODEL).verdict).toBe(
      "€50 to date; a forecast needs the first fit of the models.",
    ));
});

describe("accounts", () => {
  const ben = { customer: "shop::customer:2" };
  const own = [order(ago(50), "10"), nps(ago(20), 9)];
  const unit = [
    ...own,
    order(ago(40), "100", ben),
    nps(ago(10), 2, ben),
    ticket(ago(5), ben),
    subscription(ago(250), "29", { ...ben, plan: "Pro" }),
  ];
  const person = toCard(
    subjectOf(
      own,
      { unit, unitHead: { id: "a1", name: "Northwind", kind: "account" } },
      { account: { id: "a1", name: "Northwind" } },
    ),
    EUROS,
    RULES,
    NOW,
  );

  it("shows the account's value and risk on a person's card, and says whose they are", () => {
    const account = toCard(
      subjectOf(
        [],
        { unit, unitHead: { id: "a1", name: "Northwind", kind: "account" } },
        { id: "a1", kind: "account" },
      ),
      EUROS,
      RULES,
      NOW,
    );
    expect(person.valueOf).toEqual({ id: "a1", name: "Northwind", kind: "account" });
    expect(person.lifetimeValue).toEqual(account.lifetimeValue);
    expect(person.churnRisk).toEqual(account.churnRisk);
    expect(person.lifetimeValue).toMatchObject({ toDate: "371.00" });
  });

  it("but the person's own NPS, beside the account's", () =>
    expect(person.nps).toMatchObject({ n: 1, latest: { score: 9 }, account: { name: "Northwind", score: 0, n: 2 } }));

  it("and the open tickets of all its people", () => expect(person.openTickets).toHaveLength(1));
});

describe("a company that reports in another currency since the last fit", () => {
  const yen = books({ currency: "JPY", timeZone: "UTC" }, [{ day: 20_600, from: "EUR", to: "JPY", rate: 160 }]);
  const facts = [order("2026-05-27T10:00:00Z", "50"), order("2026-05-29T10:00:00Z", "50")];
  const { lifetimeValue: value, churnRisk: risk } = toCard(subjectOf(facts), yen, PERCENTILES, NOW);

  it("gives what was, and says what the forecast needs instead of euros called yen", () =>
    expect(value).toMatchObject({
      toDate: "16000",
      expected: { status: "not_enough_data", needs: "the models to be fitted in JPY" },
      band: null,
    }));

  it("still gives the risk, which counts no money", () => expect(risk).toMatchObject({ status: "ok" }));

  it("has no band in the list either", () => {
    const summary = summarise(facts, yen, { asOfMs: NOW, thresholds: PERCENTILES.thresholds });
    expect(toScore(summary, PERCENTILES, NOW)).toMatchObject({
      totalMinor: null,
      valueBand: null,
      toDateMinor: 16_000,
    });
  });
});

describe("days in words", () => {
  it("are those of the company's time zone, whatever the hour of the look", () => {
    const left = [subscription("2026-01-10T00:00:00Z", "29", { endedAt: "2026-06-10T00:00:00Z" })];
    const berlin = books({ currency: "EUR", timeZone: "Europe/Berlin" }, []);
    for (const hour of ["00:30", "12:00", "21:30"]) {
      const { verdict, churnRisk } = toCard(subjectOf(left), berlin, RULES, Date.parse(`2026-06-30T${hour}:00Z`));
      expect(verdict).toContain("Left on 10 Jun");
      expect(JSON.stringify(churnRisk)).toContain("Left on 10 Jun");
    }
  });

  it("also for what is still to come", () => {
    const ending = [subscription("2026-01-10T00:00:00Z", "29", { plan: "Pro", endedAt: "2026-07-10T01:00:00Z" })];
    for (const hour of ["00:30", "21:30"]) {
      const { lifetimeValue } = toCard(subjectOf(ending), EUROS, RULES, Date.parse(`2026-06-30T${hour}:00Z`));
      expect(JSON.stringify(lifetimeValue)).toContain("ends 10 Jul");
    }
  });
});

describe("the score of a list", () => {
  for (const [name, facts] of Object.entries(HISTORIES))
    it(`agrees with the card: ${name}`, () => {
      const summary = summarise(facts, EUROS, { asOfMs: NOW, thresholds: PERCENTILES.thresholds });
      const score = toScore(summary, PERCENTILES, NOW);
      const { lifetimeValue, churnRisk } = cardOf(facts);
      const total =
        lifetimeValue.status === "ok" && !("status" in lifetimeValue.total) ? Number(lifetimeValue.total.mean) : null;
      expect(score.totalMinor === null ? null : score.totalMinor / 100).toBe(total);
      expect(score.valueBand).toBe(lifetimeValue.status === "ok" ? lifetimeValue.band : null);
      expect(score.risk).toBe(churnRisk.status === "ok" ? churnRisk.probability : null);
      expect(score.riskBand).toBe(churnRisk.status === "ok" ? churnRisk.band : null);
    });

  it("brings an older summary up to today as if it had been written today", () => {
    const facts = [...monthly(74), subscription(ago(250), "29", { plan: "Pro" })];
    const at = (asOfMs: number) => summarise(facts, EUROS, { asOfMs, thresholds: RULES.thresholds });
    expect(toScore(at(NOW - 40 * 86_400_000), RULES, NOW)).toEqual({ ...toScore(at(NOW), RULES, NOW) });
  });

  it("ends a contract on its stated day without reading a fact", () => {
    const facts = [subscription(ago(250), "29", { endedAt: ago(5) })];
    const before = summarise(facts, EUROS, { asOfMs: NOW - 10 * 86_400_000, thresholds: RULES.thresholds });
    expect(toScore(before, RULES, NOW - 10 * 86_400_000).risk).toBe(1);
    expect(toScore(before, RULES, NOW)).toMatchObject({ risk: 1, totalMinor: 9 * 2900 });
  });
});

describe("the profile of several systems' records", () => {
  const crm = fact("customer", ago(20), { id: "crm", name: "Ada Byrne", role: "buyer", segment: "retail" });
  const desk = fact("customer", ago(10), { id: "desk", name: "A. Byrne", country: "GB" });

  it("takes each field from the latest record that has it, in whichever order they come", () => {
    const expected = {
      name: "A. Byrne",
      kind: "person",
      role: "buyer",
      segment: "retail",
      country: "GB",
      language: null,
      owner: null,
    };
    expect(toProfile([crm, desk])).toEqual(expected);
    expect(toProfile([desk, crm])).toEqual(expected);
  });

  it("settles a tie by the records and not by their order", () => {
    const one = fact("customer", ago(10), { id: "x", name: "One" });
    const other = fact("customer", ago(10), { id: "y", name: "Other" });
    expect(toProfile([one, other])).toEqual(toProfile([other, one]));
  });

  it("without any record takes the name that the customer signed a survey with, and nobody else's", () => {
    expect(toProfile([nps(ago(1), 9, { respondent: { key: CUSTOMER, name: "Ada" } })]).name).toBe("Ada");
    expect(toProfile([nps(ago(1), 9, { respondent: { key: "email:ben@example.com", name: "Ben" } })]).name).toBeNull();
    expect(toProfile([]).name).toBeNull();
  });
});
