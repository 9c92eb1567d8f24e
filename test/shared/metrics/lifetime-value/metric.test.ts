import { describe, expect, it } from "vitest";
import { lifetimeValue as schema, type LifetimeValue } from "../../../../shared/contract/card.ts";
import type { Fact } from "../../../../shared/contract/records.ts";
import { bgNbd, gammaGamma, sbg } from "../../../../shared/engine/index.ts";
import { books, lifetimeValue, summarise } from "../../../../shared/metrics/index.ts";
import type { Books, Rules } from "../../../../shared/metrics/types.ts";
import { metricSuite } from "../../../suites/metric.ts";
import { cost, EUROS, NO_MODEL, NOW, nps, order, refund, subscription, ticket } from "../facts.ts";
import { PUBLISHED, RULES, withThresholds } from "../published-model.ts";

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString();
const value = (facts: readonly Fact[], rules: Rules = RULES, in_: Books = EUROS) =>
  lifetimeValue(summarise(facts, in_, { asOfMs: NOW, thresholds: rules.thresholds }), rules);

function ok(facts: readonly Fact[], rules?: Rules, in_?: Books): LifetimeValue {
  const found = value(facts, rules, in_);
  if (found.status !== "ok") throw new Error(found.needs);
  return found;
}
function mean(facts: readonly Fact[], rules?: Rules, in_?: Books): number {
  const { expected } = ok(facts, rules, in_);
  return "status" in expected ? Number.NaN : Number(expected.mean);
}
const code = (found: LifetimeValue, name: string) => found.reasons.find((reason) => reason.code === name);
const money = (found: LifetimeValue, name: string) => {
  const effect = code(found, name)?.effect;
  return effect !== undefined && "money" in effect ? Number(effect.money) : Number.NaN;
};

const ORDERS = [300, 270, 240, 210, 40].map((days, i) => order(ago(days), String(40 + i)));
const PLAN = subscription(ago(100), "29.00", { plan: "Pro" });

metricSuite({
  name: "lifetime value",
  of: (facts) => value(facts),
  schema,
  enough: [...ORDERS, PLAN, refund(ago(30), "20")],
  unrelated: [nps(ago(3), 9), ticket(ago(3))],
});

describe("value to date", () => {
  it("is revenue less refunds and cost to serve while orders state no cost", () =>
    expect(ok([order(ago(50), "100"), refund(ago(40), "20"), cost(ago(30), "5")])).toMatchObject({
      basis: "revenue",
      toDate: "75.00",
    }));

  it("is called margin once nine orders of ten state their cost", () => {
    const orders = Array.from({ length: 10 }, (_, i) => order(ago(50 - i), "10", i === 0 ? {} : { cost: "4" }));
    expect(ok(orders)).toMatchObject({ basis: "margin", toDate: "64.00" });
    expect(ok([...orders, order(ago(5), "10")])).toMatchObject({ basis: "revenue", toDate: "110.00" });
  });

  it("counts the time of agents at the company's rate", () =>
    expect(
      ok([order(ago(50), "100"), ticket(ago(40), { handleMinutes: 90 })], withThresholds({ costPerTicketHour: 40 }))
        .toDate,
    ).toBe("40.00"));

  it("may be negative and is shown so", () =>
    expect(ok([order(ago(50), "10"), cost(ago(30), "25")]).toDate).toBe("-15.00"));

  it("says what could not be converted instead of guessing", () => {
    const found = ok([
      order(ago(50), "10"),
      order(ago(40), "20", { currency: "USD" }),
      refund(ago(30), "5", { currency: "USD" }),
    ]);
    expect(found).toMatchObject({
      toDate: "10.00",
      unconverted: { facts: 2, amounts: [{ amount: "15.00", currency: "USD" }] },
    });
  });

  it("stands where a forecast cannot", () => {
    const { toDate, expected, total, band } = ok(ORDERS, NO_MODEL);
    expect(toDate).toBe("210.00");
    expect(expected).toEqual({ status: "not_enough_data", needs: "the first fit of the models" });
    expect(total).toEqual(expected);
    expect(band).toBeNull();
  });

  it("repeats what a model that could not be fitted needs", () => {
    const models = [
      {
        name: "bg-nbd",
        status: "fallback",
        note: "at least 100 customers (7 so far)",
        parameters: {},
        logLikelihood: 0,
        observations: 7,
      } as const,
    ];
    expect(ok(ORDERS, { ...RULES, model: { ...PUBLISHED, models } }).expected).toEqual({
      status: "not_enough_data",
      needs: "at least 100 customers (7 so far)",
    });
  });
});

describe("expected value of orders", () => {
  const params = { r: 0.24259452, alpha: 4.413602, a: 0.79292203, b: 2.4259068 };
  const history = { x: 4, tx: 260 / 7, T: 300 / 7 };
  const spend = gammaGamma.expectedSpend({ p: 6.2495723, q: 3.7442247, v: 15.443521 }, { x: 4, mean: 42.5 });

  it("is BG/NBD purchases × gamma-gamma spend, undiscounted at a rate of 0", () => {
    const months = (36 * 365.25) / 12 / 7;
    expect(mean(ORDERS, withThresholds({ discountRate: 0 }))).toBeCloseTo(
      bgNbd.expectedPurchases(params, history, months) * spend,
      2,
    );
  });

  it("is worth less the higher the discount, by the annual rate of a 365.25-day year", () => {
    const discounting = { ratePerWeek: Math.log(1.1) / (365.25 / 7), horizonWeeks: (36 * 365.25) / 12 / 7 };
    const discounted = bgNbd.discountedExpectedPurchases(params, history, discounting) * spend;
    expect(mean(ORDERS)).toBeCloseTo(discounted, 2);
    expect(mean(ORDERS, withThresholds({ discountRate: 0.5 }))).toBeLessThan(discounted);
  });

  it("keeps only the margin's share where the basis is margin", () => {
    const withCost = ORDERS.map((fact) => ({ ...fact, costMinor: fact.amountMinor / 4 }));
    expect(mean(withCost)).toBeCloseTo(0.75 * mean(ORDERS), 2);
  });

  it("holds the mean between low and high, and adds value to date for the total", () => {
    const { expected, total, toDate } = ok(ORDERS);
    if ("status" in expected || "status" in total) throw new Error("There is a forecast.");
    expect(Number(expected.low)).toBeLessThanOrEqual(Number(expected.mean));
    expect(Number(expected.high)).toBeGreaterThan(Number(expected.mean));
    for (const end of ["mean", "low", "high"] as const)
      expect(Number(total[end])).toBeCloseTo(Number(expected[end]) + Number(toDate), 2);
  });
});

describe("expected value of renewals", () => {
  const params = { alpha: 0.7040773, beta: 1.182043 };
  it("is the price of each renewal within the horizon × the chance that it comes", () => {
    const yearly = [subscription(ago(400), "100", { interval: "year" })];
    // Begun 400 days ago: in its second term, three more renewals within 36 months.
    const expected = [1, 2, 3].reduce((sum, k) => sum + 100 * sbg.conditionalSurvival(params, 1, k), 0);
    expect(mean(yearly, withThresholds({ discountRate: 0 }))).toBeCloseTo(expected, 2);
    expect(mean(yearly)).toBeLessThan(expected);
  });

  it("stops at a stated end and says what the cancelling cost", () => {
    const found = ok([
      subscription(ago(100), "29.00", { plan: "Pro", endedAt: new Date(NOW + 10 * DAY_MS).toISOString() }),
    ]);
    expect(found.expected).toMatchObject({ mean: "0.00" });
    expect(code(found, "cancelled")?.text).toBe("Pro is cancelled and ends 10 Jul");
    expect(money(found, "cancelled")).toBeCloseTo(-mean([PLAN]), 2);
  });

  it("adds to the orders of a customer who has both", () =>
    expect(mean([...ORDERS, PLAN])).toBeCloseTo(mean(ORDERS) + mean([PLAN]), 1));

  it("uses the plan's own renewals where they were fitted", () => {
    const loyal = {
      ...PUBLISHED.models[2],
      name: "sbg",
      segment: "month:Pro",
      parameters: { alpha: 0.1, beta: 20 },
    } as const;
    const rules = {
      ...RULES,
      model: {
        ...PUBLISHED,
        models: [...PUBLISHED.models, { ...loyal, status: "fitted", logLikelihood: -1, observations: 300 } as const],
      },
    };
    expect(mean([PLAN], rules)).toBeGreaterThan(2 * mean([PLAN]));
  });

  it("expects nothing of who has left, and asks a paused contract to resume", () => {
    expect(ok([subscription(ago(100), "29.00", { endedAt: ago(5) })]).expected).toMatchObject({
      mean: "0.00",
      high: "0.00",
    });
    expect(ok([subscription(ago(100), "29.00", { pausedAt: ago(5) })]).expected).toEqual({
      status: "not_enough_data",
      needs: "the paused contract to resume",
    });
  });
});

describe("metamorphic", () => {
  it("cents are a hundred times euros: a hundredfold of every amount under a model of a hundredfold v", () => {
    const hundredfold = ORDERS.map((fact) => ({ ...fact, amountMinor: 100 * fact.amountMinor }));
    const models = PUBLISHED.models.map((model) =>
      model.name === "gamma-gamma"
        ? { ...model, parameters: { ...model.parameters, v: 100 * (model.parameters["v"] ?? 0) } }
        : model,
    );
    const scaled = mean(hundredfold, { ...RULES, model: { ...PUBLISHED, models } });
    expect(scaled / (100 * mean(ORDERS))).toBeCloseTo(1, 4);
  });

  it("a refund lowers the money by itself and leaves the forecast of orders alone", () => {
    const before = ok(ORDERS);
    const after = ok([...ORDERS, refund(ago(10), "30")]);
    expect(Number(after.toDate)).toBe(Number(before.toDate) - 30);
    expect(after.expected).toEqual(before.expected);
    expect(money(after, "refunds")).toBe(-30);
  });

  it("another reporting currency at a fixed rate is the same value in it", () => {
    const days = ORDERS.map(({ at }) => Math.floor(at / DAY_MS));
    const yen = books(
      { currency: "JPY", timeZone: "UTC" },
      days.map((day) => ({ day, from: "EUR", to: "JPY", rate: 160 })),
    );
    expect(ok(ORDERS, RULES, yen)).toMatchObject({ currency: "JPY", toDate: String(210 * 160) });
  });
});

const ended = (amount: string) => [subscription(ago(35), amount, { endedAt: ago(5) })];

describe("bands and reasons", () => {
  it("cuts bands at the percentiles of the published totals, in minor units", () => {
    const percentiles = Array.from({ length: 101 }, (_, i) => i * 100);
    const rules = { ...RULES, model: { ...PUBLISHED, valuePercentiles: percentiles } };
    const bands = ["49.99", "50.00", "80.00", "95.00"].map((amount) => ok(ended(amount), rules).band);
    expect(bands).toEqual(["low", "medium", "high", "top"]);
  });

  it("explains an unusual silence by the money it costs", () => {
    const monthly = Array.from({ length: 24 }, (_, i) => order(ago(74 + i * 31), "84"));
    const found = ok(monthly);
    expect(code(found, "silence")?.text).toBe("Silent for 74 days, usually 31");
    const onTime = Array.from({ length: 24 }, (_, i) => order(ago(i === 0 ? 31 : 74 + i * 31), "84"));
    expect(money(found, "silence")).toBeCloseTo(mean(monthly) - mean(onTime), -1);
    expect(code(found, "order_frequency")?.text).toMatch(/^Ordered \d+(\.\d)? × as often as a typical customer$/);
  });

  it("puts the largest effect first and leaves out what rounds to nothing", () => {
    const found = ok([...ORDERS, refund(ago(20), "0.10"), cost(ago(20), "500")]);
    expect(found.reasons[0]).toEqual({
      code: "cost_to_serve",
      text: "Serving cost €500",
      effect: { money: "-500.00" },
    });
    expect(code(found, "refunds")).toBeUndefined();
  });
});
