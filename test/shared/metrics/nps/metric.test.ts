import { describe, expect, it } from "vitest";
import { nps as schema, type Nps } from "../../../../shared/contract/card.ts";
import type { Fact } from "../../../../shared/contract/records.ts";
import { netPromoterScore, npsOf } from "../../../../shared/metrics/index.ts";
import { metricSuite } from "../../../suites/metric.ts";
import { CUSTOMER, fact, nps, order, ticket } from "../facts.ts";

const ADA = CUSTOMER;
const BEN = "shop::customer:2";
const person = (own: readonly Fact[], others: readonly Fact[] = []) =>
  npsOf({
    own,
    unit: [...own, ...others],
    keys: [ADA, "email:ada@example.com"],
    accountName: "Northwind",
    isAccount: false,
  });

function ok(found: ReturnType<typeof person>): Nps {
  if (found.status !== "ok") throw new Error(found.needs);
  return found;
}
const at = (month: number) => `2026-0${month}-01T08:00:00Z`;
const ANSWERS = [
  nps(at(1), 7),
  nps(at(2), 6, { comment: "Slow." }),
  nps(at(3), 9, { comment: "Fast help.", channel: "email", touchpoint: "support" }),
];

metricSuite({
  name: "NPS",
  of: (facts) => person(facts),
  schema,
  enough: ANSWERS,
  unrelated: [order(at(1), "10"), ticket(at(2))],
});

describe("NPS", () => {
  it("tells the latest answer with its words, and the history oldest first", () => {
    const found = ok(person(ANSWERS.toReversed()));
    expect(found.latest).toMatchObject({
      score: 9,
      group: "promoter",
      comment: "Fast help.",
      channel: "email",
      touchpoint: "support",
    });
    expect(found.history.map(({ score }) => score)).toEqual([7, 6, 9]);
    expect(found).toMatchObject({ group: "promoter", n: 3 });
  });

  it.each([
    [[8], "single"],
    [[8, 8], "steady"],
    [[8, 7, 9], "rising"],
    [[9, 9, 8], "falling"],
    [[8, 9, 9], "steady"],
  ] as const)("compares the latest answer with the mean of the earlier ones: %j is %s", (scores, trend) =>
    expect(ok(person(scores.map((score, i) => nps(at(i + 1), score)))).trend).toBe(trend),
  );

  it.each([
    [0, "detractor"],
    [6, "detractor"],
    [7, "passive"],
    [8, "passive"],
    [9, "promoter"],
    [10, "promoter"],
  ] as const)("groups %i as %s", (score, group) => expect(ok(person([nps(at(1), score)])).group).toBe(group));

  it("says whose words they are", () => {
    const own = [
      nps(at(1), 8, { respondent: { key: "email:Ada@example.com", name: "Ada Byrne" } }),
      nps(at(2), 3, { respondent: { key: "email:ben@example.com", name: "Ben", role: "admin" } }),
    ];
    expect(ok(person(own)).history.map(({ respondent }) => respondent)).toEqual([
      { name: "Ada Byrne", self: true },
      { name: "Ben", role: "admin", self: false },
    ]);
  });
});

describe("accounts: a person's own answers stand beside the account's score", () => {
  it("also those that were addressed to the account and signed by the person", () => {
    const signed = { key: "email:ada@example.com", name: "Ada Byrne" };
    const found = ok(
      person(
        [nps(at(1), 7)],
        [nps(at(3), 2, { customer: "crm::account:1", respondent: signed }), nps(at(4), 10, { customer: BEN })],
      ),
    );
    expect([found.latest.score, found.n, found.latest.respondent]).toEqual([2, 2, { name: "Ada Byrne", self: true }]);
    expect(found.account).toMatchObject({ n: 3 });
  });

  const others = [
    nps(at(1), 10, { customer: BEN }),
    nps(at(2), 2, { customer: BEN }),
    fact("customer", at(1), { customer: BEN, name: "Ben Okafor" }),
  ];

  it("counts the latest answer of each respondent", () => {
    expect(netPromoterScore([...ANSWERS, ...others])).toEqual({ score: 0, n: 2 });
    expect(ok(person(ANSWERS, others))).toMatchObject({ n: 3, account: { name: "Northwind", score: 0, n: 2 } });
  });

  it("shows no account score that is only the person's own", () => expect(ok(person(ANSWERS)).account).toBeUndefined());

  it("shows an account the answers of all its people, by name", () => {
    const account = ok(
      npsOf({
        own: [],
        unit: [...ANSWERS, ...others],
        keys: ["crm::account:7"],
        accountName: "Northwind",
        isAccount: true,
      }),
    );
    expect(account.n).toBe(5);
    expect(account.history.find(({ score }) => score === 2)?.respondent).toEqual({ name: "Ben Okafor", self: false });
  });
});
