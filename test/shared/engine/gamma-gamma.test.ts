import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GammaGamma, gammaGamma, quantile } from "../../../shared/engine/index.ts";
import { likelihoodOf } from "../../../shared/engine/models/gamma-gamma/likelihood.ts";
import { modelSuite } from "../../suites/model.ts";
import { simulateSpend } from "./simulated.ts";

const TRUTH: GammaGamma = { p: 6.25, q: 3.74, v: 15.44 };
const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

modelSuite({
  name: "gamma-gamma",
  order: ["p", "q", "v"],
  fit: gammaGamma.fit,
  likelihoodOf,
  simulate: simulateSpend,
  truth: TRUTH,
  size: 3_000,
  tooLittle: simulateSpend(TRUTH, 10, 1),
  forecasts: fc
    .tuple(
      fc.record({ p: between(0.1, 1_000), q: between(1.01, 1_000), v: between(1e-3, 1e6) }),
      fc.nat(10_000),
      fc.double({ min: -100, max: 1e9, noNaN: true }),
    )
    .map(([model, x, mean]) => [
      { what: "spend", value: gammaGamma.expectedSpend(model, { x, mean }), low: 0, high: Number.MAX_VALUE },
      {
        what: "between own and population",
        value: gammaGamma.expectedSpend(model, { x, mean: Math.max(mean, 0) }),
        low: Math.min(gammaGamma.populationMean(model), Math.max(mean, 0)) * (1 - 1e-12),
        high: Math.max(gammaGamma.populationMean(model), Math.max(mean, 0)) * (1 + 1e-12),
      },
    ]),
});

describe("gamma-gamma", () => {
  it("changes only the unit when money is counted in cents", () => {
    const euros = simulateSpend(TRUTH, 1_000, 4);
    const cents = { ...euros, mean: euros.mean.map((amount) => amount * 100) };
    const [one, other] = [gammaGamma.fit(euros), gammaGamma.fit(cents)];
    if (!one.ok || !other.ok) throw new Error("both fit");
    expect(other.value.parameters.v / one.value.parameters.v).toBeCloseTo(100, 6);
    expect(other.value.parameters.p / one.value.parameters.p).toBeCloseTo(1, 8);
  });

  it("declines spend so unequal that it has no mean", () => {
    const answer = gammaGamma.fit(simulateSpend({ p: 5, q: 0.6, v: 10 }, 2_000, 5));
    expect(answer).toMatchObject({ ok: false, reason: { code: "no_finite_mean" } });
  });

  it("leaves out customers whose mean says nothing about a positive spend", () => {
    const some = simulateSpend(TRUTH, 500, 6);
    const more = {
      x: Float64Array.of(...some.x, 0, 3),
      mean: Float64Array.of(...some.mean, 0, -4),
      weight: Float64Array.of(...some.weight, 9, 9),
    };
    expect(gammaGamma.fit(more)).toStrictEqual(gammaGamma.fit(some));
  });

  it("draws a mean spend whose average is the expected one", () => {
    const spend = { x: 3, mean: 35 };
    const draws = gammaGamma.drawSpend(TRUTH, spend, { draws: 40_000, seed: 8 });
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(Math.abs(mean / gammaGamma.expectedSpend(TRUTH, spend) - 1)).toBeLessThan(0.01);
    expect(gammaGamma.drawSpend(TRUTH, spend, { draws: 9, seed: 8 })).toEqual(draws.slice(0, 9));
  });

  it("draws totals that are wider than the mean spend alone says", () => {
    const spend = { x: 3, mean: 35 };
    const totals = gammaGamma.drawTotal(TRUTH, spend, { purchases: 2, draws: 20_000, seed: 8 }).toSorted();
    const doubles = gammaGamma
      .drawSpend(TRUTH, spend, { draws: 20_000, seed: 8 })
      .map((mean) => 2 * mean)
      .toSorted();
    const width = (values: Float64Array) => quantile(values, 0.9) - quantile(values, 0.1);
    expect(width(totals)).toBeGreaterThan(width(doubles));
  });
});
