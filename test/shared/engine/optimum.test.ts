import { describe, expect, it } from "vitest";
import { type Cells, bgNbd, type BgNbd, toCells } from "../../../shared/engine/index.ts";
import { likelihoodOf } from "../../../shared/engine/models/bg-nbd/likelihood.ts";
import { bfgs } from "../../../shared/engine/optimise/bfgs.ts";
import { cholesky, inverseDiagonal, solve } from "../../../shared/engine/optimise/curvature.ts";
import { type LogLikelihood, maximise } from "../../../shared/engine/optimise/fit.ts";
import { digamma, logGammaRise } from "../../../shared/engine/special/gamma.ts";
import { weighted } from "../../../shared/engine/summaries/cells.ts";
import { cellsOf, readCdnow } from "./cdnow.ts";
import { hasData, WITHOUT_DATA } from "./golden.ts";
import { simulateCells, simulateLives } from "./simulated.ts";

/** NBD: the BG/NBD of customers who never leave. */
const neverLeaving =
  (cells: Cells): LogLikelihood =>
  (point, gradient) => {
    const [r, alpha] = point as unknown as [number, number];
    gradient.fill(0);
    let sum = 0;
    cells.x.forEach((x, i) => {
      const [T, weight] = [cells.T[i] ?? 0, cells.weight[i] ?? 0];
      sum += weight * (logGammaRise(r, x) + r * Math.log(alpha) - (r + x) * Math.log(alpha + T));
      gradient[0] = (gradient[0] ?? 0) + weight * (digamma(r + x) - digamma(r) + Math.log(alpha / (alpha + T)));
      gradient[1] = (gradient[1] ?? 0) + weight * (r / alpha - (r + x) / (alpha + T));
    });
    return sum;
  };

const loglikelihoodOf = (cells: Cells): number => {
  const answer = bgNbd.fit(cells);
  if (!answer.ok) throw new Error(answer.reason.text);
  return answer.value.logLikelihood;
};

describe("the optimum", () => {
  const starts = [
    [0.05, 0.5, 0.1, 0.5],
    [5, 50, 5, 5],
    [1, 1, 1, 1],
    [0.3, 20, 3, 30],
    [0.01, 0.1, 0.01, 0.1],
    [10, 10, 0.1, 20],
  ];

  it.skipIf(!hasData)(`of CDNOW is the same from every sane start${hasData ? "" : `: ${WITHOUT_DATA}`}`, () => {
    const cells = cellsOf(readCdnow());
    const ends = starts.map((start) => maximise(likelihoodOf(cells), [start], weighted(cells)));
    for (const { parameters, logLikelihood, converged } of ends) {
      expect(converged).toBe(true);
      expect(Math.abs(logLikelihood - -9582.429206)).toBeLessThan(1e-5);
      expect(Math.abs((parameters[1] ?? 0) / 4.413602 - 1)).toBeLessThan(1e-6);
    }
  });

  it("is never below the one of the model that it contains", () => {
    const populations: BgNbd[] = [
      { r: 2, alpha: 6, a: 1e-6, b: 10 },
      { r: 0.5, alpha: 6, a: 0.8, b: 2.5 },
      { r: 8, alpha: 30, a: 0.05, b: 4 },
      { r: 1, alpha: 10, a: 3, b: 0.5 },
    ];
    for (const [seed, population] of populations.entries()) {
      const cells = simulateCells(population, 1_500, seed);
      const nested = maximise(
        neverLeaving(cells),
        [
          [0.5, 10],
          [3, 10],
        ],
        weighted(cells),
      );
      expect(loglikelihoodOf(cells)).toBeGreaterThan(nested.logLikelihood - 1e-2);
    }
  });

  it("is not beaten by any other start on small and odd populations", () => {
    for (let seed = 0; seed < 12; seed++) {
      const population = { r: [0.2, 1, 4][seed % 3] ?? 1, alpha: 8, a: [0.5, 2][seed % 2] ?? 1, b: 3 };
      const cells = toCells(simulateLives(population, 250, seed).map(({ history }) => history));
      const best = loglikelihoodOf(cells);
      for (const start of starts) {
        const { logLikelihood, identified } = maximise(likelihoodOf(cells), [start], weighted(cells));
        if (identified) expect(logLikelihood).toBeLessThan(best + 1e-4);
      }
    }
  });
});

describe("the optimiser", () => {
  it("finds the bottom of a curved valley", () => {
    const valley = (point: Float64Array, gradient: Float64Array): number => {
      const [x, y] = point as unknown as [number, number];
      gradient.set([-400 * x * (y - x * x) - 2 * (1 - x), 200 * (y - x * x)]);
      return 100 * (y - x * x) ** 2 + (1 - x) ** 2;
    };
    const end = bfgs(valley, Float64Array.of(-1.2, 1));
    expect(end.converged).toBe(true);
    expect(end.point[0]).toBeCloseTo(1, 8);
    expect(end.point[1]).toBeCloseTo(1, 8);
  });

  it("solves and inverts what is positive definite, and says what is not", () => {
    const matrix = [Float64Array.of(4, 2), Float64Array.of(2, 3)];
    const lower = cholesky(matrix);
    if (lower === null) throw new Error("it is positive definite");
    expect([...solve(lower, Float64Array.of(8, 7))].map((x) => Number(x.toFixed(12)))).toEqual([1.25, 1.5]);
    expect([...inverseDiagonal(lower)].map((x) => Number(x.toFixed(12)))).toEqual([0.375, 0.5]);
    expect(cholesky([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toBeNull();
  });
});
