/** Minimum data, and rules that stand in and say so. The fits themselves are the engine's tests; the published sample is in cdnow.test.ts. */
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../shared/contract/records.ts";
import { fittedModel } from "../../../shared/contract/endpoints/model.ts";
import { beta, exponential, gamma, geometric, random, sbg } from "../../../shared/engine/index.ts";
import { type Fold, fitModels, foldUnits, mergeFolds } from "../../../shared/metrics/index.ts";
import { rowsOf } from "../../../shared/metrics/fold.ts";
import { EUROS, NOW, order, subscription } from "./facts.ts";

const TODAY = EUROS.dayOf(NOW);
const ago = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
const fold = (units: readonly Fact[][]): Fold => foldUnits(units, EUROS, TODAY);
const find = (units: readonly Fact[][], name: string, segment?: string) =>
  fitModels(fold(units)).models.find((model) => model.name === name && model.segment === segment);

describe("folding", () => {
  it("puts identical customers into one cell with their number", () => {
    const twin = () => [order(ago(30), "10"), order(ago(10), "20")];
    const { orders, spend, customers } = fold([twin(), twin(), [order(ago(30), "10")], []]);
    expect(rowsOf(orders, 4)).toEqual([
      [0, 0, 30, 1],
      [1, 20, 30, 2],
    ]);
    expect(rowsOf(spend, 3)).toEqual([[1, 2000, 2]]);
    expect(customers).toBe(3);
  });

  it("counts a renewal for each further term, and a loss once the last term is over", () => {
    const plan = (days: number, more = {}) => [subscription(ago(days), "10", { plan: "Pro", ...more })];
    const { renewals } = fold([plan(100), plan(100, { endedAt: ago(60) }), plan(100, { endedAt: ago(5) })]);
    // Terms begin 100, 69, 39 and 8 days ago. Ended 60 days ago: lost at the second renewal. Ended 5 days ago: its fourth term still runs.
    expect(renewals.map(({ interval, plan: name, rows }) => [interval, name, rowsOf(rows, 3)])).toEqual([
      [
        "month",
        "Pro",
        [
          [1, 3, 0],
          [2, 3, 1],
          [3, 2, 0],
        ],
      ],
    ]);
  });

  it("counts what has no rate, and which currencies there are", () =>
    expect(
      fold([[order(ago(5), "1", { currency: "USD" }), order(ago(4), "1"), order(ago(3), "1", { cost: "0.5" })]]),
    ).toMatchObject({
      unconverted: 1,
      orderFacts: 3,
      ordersWithCost: 1,
      currencies: [
        { currency: "EUR", facts: 2 },
        { currency: "USD", facts: 1 },
      ],
    }));

  it("refuses to add spend of two currencies", () => {
    const one = fold([[order(ago(30), "10"), order(ago(10), "20")]]);
    expect(() => mergeFolds([one, { ...one, currency: "USD" }])).toThrow(/two reporting currencies/);
    expect(mergeFolds([{ ...fold([]), currency: "USD" }, one])).toEqual(one);
  });
});

describe("too little data", () => {
  it("fits nothing of nothing", () => expect(fitModels(fold([[], []])).models).toEqual([]));

  it("says how many customers a model of orders needs", () => {
    const model = find(
      Array.from({ length: 30 }, () => [order(ago(30), "10"), order(ago(10), "20")]),
      "bg-nbd",
    );
    expect(model).toMatchObject({ status: "fallback", note: "at least 100 customers with such a history (30 so far)" });
    expect(model?.parameters["ordersPerWeek"]).toBeCloseTo(7 / 30, 12);
  });

  it("lets the average repeat order stand in for a model of spend", () => {
    const units = Array.from({ length: 5 }, (_, i) => [order(ago(30), "999"), order(ago(10), String(10 * (i + 1)))]);
    expect(find(units, "gamma-gamma")).toMatchObject({ status: "fallback", parameters: { mean: 30 } });
  });

  it("lets the average renewal rate stand in for a model of renewals, and nothing for fewer than ten", () => {
    const kept = (count: number) => Array.from({ length: count }, () => [subscription(ago(40), "10")]);
    expect(find(kept(9), "sbg", "month")).toBeUndefined();
    expect(find(kept(19), "sbg", "month")).toMatchObject({
      status: "fallback",
      parameters: { retention: 1 - 0.5 / 20 },
      observations: 19,
    });
  });

  it("keeps every answer within the contract", () => {
    const units = Array.from({ length: 20 }, (_, i) => [
      order(ago(30), "9"),
      order(ago(10), String(i)),
      subscription(ago(40), "10"),
    ]);
    for (const model of fitModels(fold(units)).models) expect(fittedModel.safeParse(model).error).toBeUndefined();
  });
});

describe("customers who all leave at one rate", () => {
  const dice = random(5);
  const buyer = (): Fact[] => {
    const days = 140 + dice() * 560;
    const perDay = gamma(dice, 0.8, 6) / 7;
    const bought = [0];
    for (let day = exponential(dice) / perDay; day < days; day += exponential(dice) / perDay) {
      bought.push(day);
      if (dice() < 0.2) break;
    }
    return bought.map((day) => order(ago(days - day), "20"));
  };
  const model = find(Array.from({ length: 816 }, buyer), "bg-nbd");

  it("get a forecast all the same: only how much they differ in leaving is not told", () => {
    expect(model).toMatchObject({ status: "fitted", observations: 816 });
    expect(model?.standardErrors).toBeUndefined();
    expect(model?.note).toMatch(/leaving/);
    const { a = 0, b = 0 } = model?.parameters ?? {};
    expect(a / (a + b)).toBeGreaterThan(0.15);
    expect(a / (a + b)).toBeLessThan(0.28);
  });
});

describe("renewals of contracts drawn from the model", () => {
  const TRUTH = { alpha: 1, beta: 6 };
  /** Monthly contracts of all ages up to two years, each lost by its own chance. */
  const units = (() => {
    const dice = random(20_070_101);
    return Array.from({ length: 1500 }, (_, i) => {
      const startedAt = new Date(NOW - Math.floor(dice() * 730 * 86_400_000));
      const lostAt = geometric(dice, beta(dice, TRUTH.alpha, TRUTH.beta));
      const end = new Date(startedAt);
      end.setUTCDate(1);
      startedAt.setUTCDate(1);
      end.setUTCMonth(end.getUTCMonth() + lostAt);
      const ended = end.getTime() <= NOW ? { endedAt: end.toISOString() } : {};
      return [subscription(startedAt.toISOString(), "10", { plan: i % 5 === 0 ? "Small" : "Pro", ...ended })];
    });
  })();

  it("are found again within three standard errors", () => {
    const model = find(units, "sbg", "month");
    expect(model?.status).toBe("fitted");
    for (const name of ["alpha", "beta"] as const)
      expect(Math.abs((model?.parameters[name] ?? 0) - TRUTH[name])).toBeLessThan(
        3 * (model?.standardErrors?.[name] ?? 0),
      );
  });

  it("have a model of their own for a plan with enough contracts", () => {
    const own = find(units, "sbg", "month:Pro");
    expect(sbg.survival({ alpha: own?.parameters["alpha"] ?? 0, beta: own?.parameters["beta"] ?? 0 }, 12)).toBeCloseTo(
      sbg.survival(TRUTH, 12),
      1,
    );
  });
});
