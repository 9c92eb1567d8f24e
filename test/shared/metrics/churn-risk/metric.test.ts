/** The rule "Churn" of the design: a contract ends within the horizon; without one, no order within the greater of horizon and twice the gap. */
import { describe, expect, it } from "vitest";
import { type ChurnRisk, churnRisk as schema } from "../../../../shared/contract/card.ts";
import type { Fact } from "../../../../shared/contract/records.ts";
import { bgNbd, sbg } from "../../../../shared/engine/index.ts";
import { churnRisk, summarise } from "../../../../shared/metrics/index.ts";
import type { Rules } from "../../../../shared/metrics/types.ts";
import { metricSuite } from "../../../suites/metric.ts";
import { EUROS, fact, NO_MODEL, NOW, nps, order, subscription, ticket } from "../facts.ts";
import { PUBLISHED, RULES, withThresholds } from "../published-model.ts";

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
const ahead = (days: number) => ago(-days);
const risk = (facts: readonly Fact[], rules: Rules = RULES) =>
  churnRisk(summarise(facts, EUROS, { asOfMs: NOW, thresholds: rules.thresholds }), rules);

function ok(facts: readonly Fact[], rules?: Rules): ChurnRisk {
  const found = risk(facts, rules);
  if (found.status !== "ok") throw new Error(found.needs);
  return found;
}
const texts = (found: ChurnRisk) => found.reasons.map(({ text }) => text);

const PARAMS = { r: 0.24259452, alpha: 4.413602, a: 0.79292203, b: 2.4259068 };
const RENEWALS = { alpha: 0.7040773, beta: 1.182043 };
const monthly = (silence: number) => Array.from({ length: 24 }, (_, i) => order(ago(silence + i * 31), "84"));
const plan = (startedDaysAgo: number, more = {}) =>
  subscription(ago(startedDaysAgo), "29.00", { plan: "Pro", ...more });

metricSuite({
  name: "churn risk",
  of: (facts) => risk(facts),
  schema,
  enough: [...monthly(74), plan(100), ticket(ago(9)), nps(ago(20), 3)],
  unrelated: [nps(ago(3), 9), ticket(ago(3))],
});

describe("without a contract", () => {
  it("is the chance of no order within the horizon", () => {
    const history = { x: 23, tx: (23 * 31) / 7, T: (23 * 31 + 4) / 7 };
    expect(ok(monthly(4))).toMatchObject({
      horizonDays: 90,
      probability: bgNbd.probabilityOfNone(PARAMS, history, 90 / 7),
    });
  });

  it("looks twice the expected gap ahead where that is longer", () => {
    const facts = [order(ago(400), "50"), order(ago(200), "50"), order(ago(20), "50")];
    const history = { x: 2, tx: 380 / 7, T: 400 / 7 };
    const days = Math.ceil(14 * bgNbd.typicalGapWeeks(PARAMS, history));
    expect(days).toBeGreaterThan(90);
    expect(ok(facts)).toMatchObject({
      horizonDays: days,
      probability: bgNbd.probabilityOfNone(PARAMS, history, days / 7),
    });
  });

  it("never looks further than two years", () => expect(ok([order(ago(900), "50")]).horizonDays).toBe(730));

  it("explains a long silence by the points it costs", () => {
    const found = ok(monthly(74));
    expect(texts(found)).toContain("Silent for 74 days, usually 31");
    const points = found.reasons.find(({ code }) => code === "silence")?.effect;
    expect(points).toEqual({ points: expect.closeTo(14, 0) });
    expect(found.probability).toBeGreaterThan(ok(monthly(31)).probability);
  });
});

describe("with a contract", () => {
  it("is the chance that it is not renewed on a date within the horizon", () => {
    // Begun 100 days ago: three renewals made, three more within 90 days.
    expect(ok([plan(100)]).probability).toBeCloseTo(1 - sbg.conditionalSurvival(RENEWALS, 3, 3), 12);
    expect(texts(ok([plan(100)]))).toEqual(["Pro renewed three times"]);
  });

  it("looks as far as the next renewal where that lies later, and says so", () => {
    const found = ok([plan(65, { interval: "year" })]);
    expect(found.horizonDays).toBe(300);
    expect(found.probability).toBeCloseTo(1 - sbg.conditionalSurvival(RENEWALS, 0, 1), 12);
  });

  it("says on which day a yearly contract is decided", () => {
    const found = ok([plan(65, { interval: "year" })]);
    expect(found.reasons).toEqual([{ code: "renewal_due", text: "Pro renews on 26 Apr 2027" }]);
  });

  it("is certain once it is cancelled for a day within the horizon", () => {
    const found = ok([plan(100, { endedAt: ahead(20) })]);
    expect(found).toMatchObject({ probability: 1, low: 1, high: 1, band: "high" });
    expect(texts(found)).toEqual(["Pro is cancelled and ends 20 Jul"]);
    expect(found.reasons[0]?.effect).toEqual({
      points: expect.closeTo(100 * sbg.conditionalSurvival(RENEWALS, 3, 3), 1),
    });
  });

  it("knows who has already left, and why", () => {
    const found = ok([plan(100, { endedAt: ago(20), cancelReason: "too_expensive" })]);
    expect(found).toMatchObject({ probability: 1, method: "has already left" });
    expect(texts(found)).toEqual(["Left on 10 Jun: too expensive"]);
  });

  it("takes a departure back when the customer orders again", () => {
    const left = fact("departure", ago(50), { reason: "price" });
    expect(ok([...monthly(60), left]).probability).toBe(1);
    expect(ok([...monthly(60), left, order(ago(10), "50")]).probability).toBeLessThan(1);
  });
});

describe("with both, or several contracts", () => {
  it("leaves only if all of them end", () => {
    const both = ok([...monthly(4), plan(100)]);
    expect(both.probability).toBeCloseTo(ok(monthly(4)).probability * ok([plan(100)]).probability, 12);
    expect(both.method).toContain("leaves when orders and contracts end");
    expect(ok([plan(100), plan(100, { id: "sub-2" })]).probability).toBeCloseTo(ok([plan(100)]).probability ** 2, 12);
  });
});

/** The published model with every standard error times `factor`. */
const models = (factor: number) =>
  PUBLISHED.models.map((model) => ({
    ...model,
    standardErrors: Object.fromEntries(Object.entries(model.standardErrors ?? {}).map(([k, v]) => [k, v * factor])),
  }));

describe("how well it is known, and the bands", () => {
  it("holds the probability between low and high, wider when the parameters are known less well", () => {
    const at = (factor: number) => ok(monthly(40), { ...RULES, model: { ...PUBLISHED, models: models(factor) } });
    const [sharp, vague] = [at(0.5), at(2)];
    expect(sharp.low).toBeLessThan(sharp.probability);
    expect(sharp.high).toBeGreaterThan(sharp.probability);
    expect(vague.high - vague.low).toBeGreaterThan(2 * (sharp.high - sharp.low));
  });

  it.each([
    [0, 0.9, "medium"],
    [0.9, 0.95, "low"],
    [0, 0.1, "high"],
  ] as const)("begins medium at %f and high at %f", (medium, high, band) =>
    expect(ok(monthly(40), withThresholds({ risk: [medium, high] })).band).toBe(band),
  );

  it("states tickets and answers as facts, without points it cannot know", () => {
    const found = ok([...monthly(20), ticket(ago(9)), nps(ago(250), 3)]);
    expect(found.reasons.slice(1)).toEqual([
      { code: "ticket_open", text: "Ticket open 9 days" },
      { code: "nps_detractor", text: "Answered 3 in October 2025" },
    ]);
  });

  it("cannot be given without a model", () =>
    expect(risk(monthly(20), NO_MODEL)).toEqual({
      status: "not_enough_data",
      needs: "the first fit of the models",
    }));
});
