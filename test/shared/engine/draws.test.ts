import { describe, expect, it } from "vitest";
import {
  beta,
  binomial,
  exponential,
  gamma,
  geometric,
  interval,
  normal,
  percentileOf,
  poisson,
  quantile,
  type Random,
  random,
} from "../../../shared/engine/index.ts";

const SIZE = 40_000;

/** Mean and variance of many draws. */
function moments(draw: (dice: Random) => number): [number, number] {
  const dice = random(99);
  const draws = Array.from({ length: SIZE }, () => draw(dice));
  const mean = draws.reduce((sum, value) => sum + value, 0) / SIZE;
  return [mean, draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / SIZE];
}

describe("draws have the mean and the variance of their distribution", () => {
  it.each([
    ["uniform", (dice: Random) => dice(), 0.5, 1 / 12],
    ["normal", normal, 0, 1],
    ["exponential", exponential, 1, 1],
    ["gamma, shape 0.3", (dice: Random) => gamma(dice, 0.3, 2), 0.15, 0.075],
    ["gamma, shape 50", (dice: Random) => gamma(dice, 50, 2), 25, 12.5],
    ["beta", (dice: Random) => beta(dice, 0.8, 2.4), 0.25, (0.25 * 0.75) / 4.2],
    ["poisson, few", (dice: Random) => poisson(dice, 4), 4, 4],
    ["poisson, many", (dice: Random) => poisson(dice, 400), 400, 400],
    ["binomial, few", (dice: Random) => binomial(dice, 10, 0.3), 3, 2.1],
    ["binomial, many", (dice: Random) => binomial(dice, 500, 0.3), 150, 105],
    ["geometric", (dice: Random) => geometric(dice, 0.25), 4, 12],
  ] as const)("%s", (_name, draw, mean, variance) => {
    const [foundMean, foundVariance] = moments(draw);
    expect(Math.abs(foundMean - mean)).toBeLessThan(4.5 * Math.sqrt(variance / SIZE));
    expect(Math.abs(foundVariance / variance - 1)).toBeLessThan(0.1);
  });

  it("tiny shapes give zeros and ones, never not-a-number", () => {
    const dice = random(1);
    const draws = Array.from({ length: 1_000 }, () => beta(dice, 1e-4, 1e-4));
    expect(draws.every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(geometric(dice, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(geometric(dice, 1)).toBe(1);
  });

  it("neighbouring seeds are strangers", () => {
    const firsts = Array.from({ length: 2_000 }, (_, seed) => random(seed)());
    const mean = firsts.reduce((sum, u) => sum + u, 0) / firsts.length;
    const together =
      firsts.slice(1).reduce((sum, u, i) => sum + (u - mean) * ((firsts[i] as number) - mean), 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(together * 12)).toBeLessThan(0.1);
  });
});

describe("quantiles", () => {
  it("lie between the draws by proportion", () => {
    expect([0, 0.25, 0.5, 1].map((p) => quantile([1, 2, 3, 4], p))).toEqual([1, 1.75, 2.5, 4]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("have percentiles that count ties half", () => {
    expect([0, 1, 2, 2.5, 9].map((value) => percentileOf([1, 2, 2, 3], value))).toEqual([0, 12.5, 50, 75, 100]);
  });

  it("make the interval, whatever order the draws are in", () => {
    const draws = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);
    const range = interval(draws, 0.8);
    expect([range.mean, range.low, range.high].map((value) => Number(value.toFixed(12)))).toEqual([50, 10, 90]);
    expect(draws[1]).toBe(37);
  });
});
