import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Sbg, sbg } from "../../../shared/engine/index.ts";
import { likelihoodOf } from "../../../shared/engine/models/sbg/likelihood.ts";
import { modelSuite } from "../../suites/model.ts";
import { simulateRenewals } from "./simulated.ts";

const TRUTH: Sbg = { alpha: 0.9, beta: 3.8 };
const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const options = { terms: 36, discountRate: 0.008, level: 0.8 };

modelSuite({
  name: "sBG",
  order: ["alpha", "beta"],
  fit: sbg.fit,
  likelihoodOf,
  simulate: simulateRenewals,
  truth: TRUTH,
  size: 4_000,
  tooLittle: simulateRenewals(TRUTH, 20, 1, 1),
  forecasts: fc
    .tuple(
      fc.record({ alpha: between(1e-3, 1e3), beta: between(1e-3, 1e3) }),
      fc.nat(1_000),
      fc.nat(500),
      between(1e-5, 1),
    )
    .map(([model, renewals, more, discountRate]) => {
      const range = sbg.intervalOfRenewals(model, renewals, { terms: more, discountRate, level: 0.8 });
      return [
        { what: "retention", value: sbg.retention(model, renewals + 1), low: 0, high: 1 },
        { what: "survival", value: sbg.conditionalSurvival(model, renewals, more), low: 0, high: 1 + 1e-12 },
        {
          what: "renewals",
          value: sbg.discountedRenewals(model, renewals, { terms: more, discountRate }),
          low: 0,
          high: Math.min(more, sbg.discountedResidualLifetime(model, renewals, discountRate) * (1 + 1e-9)),
        },
        { what: "interval holds the mean", value: range.mean, low: range.low, high: range.high },
      ];
    }),
});

describe("sBG", () => {
  it("expects as many terms as the survival adds up to", () => {
    let sum = 0;
    for (let t = 0; t < 4_000; t++) sum += sbg.survival(TRUTH, t) / 1.02 ** t;
    expect(sbg.discountedExpectedLifetime(TRUTH, 0.02) / sum).toBeCloseTo(1, 10);
  });

  it("with a far horizon is the residual lifetime", () => {
    const far = sbg.discountedRenewals(TRUTH, 4, { terms: 5_000, discountRate: 0.02 });
    expect(far / sbg.discountedResidualLifetime(TRUTH, 4, 0.02)).toBeCloseTo(1, 10);
  });

  it("trusts a customer more with every renewal", () => {
    const residual = [0, 1, 2, 5, 20].map((n) => sbg.discountedResidualLifetime(TRUTH, n, 0.02));
    expect(residual).toEqual(residual.toSorted((one, other) => one - other));
  });

  it("has no undiscounted mean for α ≤ 1 and says so", () => {
    expect(sbg.discountedExpectedLifetime(TRUTH, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(sbg.discountedExpectedLifetime({ alpha: 3, beta: 4 }, 0)).toBe(3);
  });

  it("draws futures whose mean and interval are the exact ones", () => {
    const draws = sbg.drawRenewals(TRUTH, 3, { ...options, draws: 40_000, seed: 11 });
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const exact = sbg.intervalOfRenewals(TRUTH, 3, options);
    expect(Math.abs(mean / exact.mean - 1)).toBeLessThan(0.01);
    const within = draws.filter((draw) => draw >= exact.low && draw <= exact.high).length / draws.length;
    expect(within).toBeGreaterThan(0.79);
  });

  it("flags customers who all leave at one and the same rate", () => {
    const alike = Array.from({ length: 6 }, (_, i) => ({
      term: i + 1,
      atRisk: 1_000 * 0.9 ** i,
      lost: 100 * 0.9 ** i,
    }));
    const answer = sbg.fit(alike);
    if (!answer.ok) throw new Error(answer.reason.text);
    expect(answer.value).toMatchObject({ identified: false, standardErrors: null });
    expect(sbg.retention(answer.value.parameters, 3)).toBeCloseTo(0.9, 3);
  });

  it("declines one term only, and too few losses", () => {
    expect(sbg.fit([{ term: 1, atRisk: 500, lost: 50 }])).toMatchObject({
      ok: false,
      reason: { code: "too_few_terms" },
    });
    expect(
      sbg.fit([
        { term: 1, atRisk: 500, lost: 1 },
        { term: 2, atRisk: 400, lost: 1 },
      ]),
    ).toMatchObject({ ok: false, reason: { code: "too_few_losses" } });
  });
});
