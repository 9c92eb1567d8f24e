import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bgNbd } from "../../../shared/engine/index.ts";
import { betaPowerMean } from "../../../shared/engine/special/beta-power-mean.ts";
import { digamma, logBeta, logGamma, logGammaRise, trigamma } from "../../../shared/engine/special/gamma.ts";
import { hyp2f1 } from "../../../shared/engine/special/hypergeometric.ts";
import { logistic, logSumExp, softplus } from "../../../shared/engine/special/logistic.ts";
import { gaussLegendre, visitNodes } from "../../../shared/engine/special/quadrature.ts";

type Rows = number[][];
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../fixtures/engine-integrals.json"), "utf8"),
) as { betaPowerMean: Rows; discountedPurchases: Rows; gamma: Rows; logBeta: Rows };

const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected);

describe("against 40-digit arithmetic", () => {
  it.each(reference.betaPowerMean)("E[(1 + pw)^−%d], p ~ Beta(%d, %d), w = %d", (...row) => {
    const [s, a, b, w, expected] = row as [number, number, number, number, number];
    expect(relative(betaPowerMean(s, a, b, w), expected)).toBeLessThan(1e-10);
  });

  it.each(reference.discountedPurchases)("discounted purchases at r %d α %d a %d b %d x %d t_x %d T %d", (...row) => {
    const [r, alpha, a, b, x, tx, T, horizonWeeks, ratePerWeek, expected] = row as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const found = bgNbd.discountedExpectedPurchases({ r, alpha, a, b }, { x, tx, T }, { horizonWeeks, ratePerWeek });
    expect(relative(found, expected)).toBeLessThan(1e-10);
  });

  it.each(reference.gamma)("ln Γ, ψ and ψ′ at %d", (...row) => {
    const [x, logarithm, first, second] = row as [number, number, number, number];
    expect(Math.abs(logGamma(x) - logarithm)).toBeLessThan(4e-15 * Math.max(1, Math.abs(logarithm)));
    expect(relative(digamma(x), first)).toBeLessThan(1e-14);
    expect(relative(trigamma(x), second)).toBeLessThan(1e-14);
  });

  it.each(reference.logBeta)("ln B(%d, %d)", (a, b, expected) => {
    expect(relative(logBeta(a as number, b as number), expected as number)).toBeLessThan(1e-14);
    expect(logBeta(b as number, a as number)).toBe(logBeta(a as number, b as number));
  });
});

describe("special functions keep their identities", () => {
  it("ln Γ(x + n) − ln Γ(x) is the sum of logarithms, for small and for huge x", () => {
    for (const x of [0.2, 9.5, 12, 1e6]) {
      let sum = 0;
      for (let k = 0; k < 40; k++) sum += Math.log(x + k);
      expect(relative(logGammaRise(x, 40), sum)).toBeLessThan(1e-14);
    }
  });

  it("₂F₁ equals the functions it contains: a power, a logarithm, an arcsine", () => {
    expect(relative(hyp2f1(2.5, 3, 3, 0.7), 0.3 ** -2.5)).toBeLessThan(1e-13);
    expect(relative(hyp2f1(1, 1, 2, -3), Math.log(4) / 3)).toBeLessThan(1e-13);
    expect(relative(hyp2f1(0.5, 0.5, 1.5, 0.64), Math.asin(0.8) / 0.8)).toBeLessThan(1e-13);
  });

  it("softplus, logistic and log-sum-exp hold at both ends", () => {
    expect(softplus(-800)).toBe(0);
    expect(softplus(800)).toBe(800);
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect([logistic(-800), logistic(0), logistic(800)]).toEqual([0, 0.5, 1]);
    expect(logSumExp(-1_000, -1_000)).toBeCloseTo(-1_000 + Math.LN2, 12);
    expect(logSumExp(Number.NEGATIVE_INFINITY, 3)).toBe(3);
  });

  it("twelve points integrate a polynomial of degree 23 exactly", () => {
    let sum = 0;
    visitNodes(0, 2, 1, gaussLegendre(12), (x, weight) => {
      sum += weight * x ** 23;
    });
    expect(relative(sum, 2 ** 24 / 24)).toBeLessThan(1e-13);
  });
});
