/**
 * BG/NBD (Fader, Hardie & Lee 2005, Marketing Science 24(2)): while alive a customer buys as a Poisson process of rate λ ~ Gamma(r, α)
 * and after each repeat purchase leaves with probability p ~ Beta(a, b).
 */
import { digamma, logBeta, logGammaRise } from "../../special/gamma.ts";
import { softplus } from "../../special/logistic.ts";
import { type Cells, weighted } from "../../summaries/cells.ts";
import type { History } from "../../summaries/history.ts";
import { type Levels, levelsOf, sumByLevel } from "../../summaries/levels.ts";
import type { LogLikelihood } from "../../optimise/fit.ts";

/** All > 0; α in weeks. */
export type BgNbd = { r: number; alpha: number; a: number; b: number };

/**
 * ln of the odds that a customer with x ≥ 1 has left (equation 6: the ratio of its second summand to its first);
 * −∞ for x = 0, since in this model nobody leaves before a repeat purchase.
 */
export function logOddsGone({ r, alpha, a, b }: BgNbd, { x, tx, T }: History): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return Math.log(a / (b + x - 1)) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
}

/** Equation 6 of one customer, in logs. */
export function logLikelihoodOf(parameters: BgNbd, history: History): number {
  const { r, alpha, a, b } = parameters;
  const { x, T } = history;
  const purchases = logGammaRise(r, x) + r * Math.log(alpha) - (r + x) * Math.log(alpha + T);
  return purchases + logBeta(a, b + x) - logBeta(a, b) + softplus(logOddsGone(parameters, history));
}

/** One number a cell, not weighted. */
export const logLikelihoodEach = (parameters: BgNbd, { x, tx, T }: Cells): Float64Array =>
  x.map((count, i) => logLikelihoodOf(parameters, { x: count, tx: tx[i]!, T: T[i]! }));

/** Σ weight·ln L over the cells. */
export const logLikelihood = (parameters: BgNbd, cells: Cells): number =>
  weighted(cells, logLikelihoodEach(parameters, cells));

/** What does not change from one step of a fit to the next. */
type Table = {
  counts: Levels;
  countWeights: Float64Array;
  ages: Levels;
  ageWeights: Float64Array;
  /** Σ weight·x by age. */
  agePurchases: Float64Array;
  lasts: Levels;
  /** Cells with a repeat purchase: only they need work of their own. */
  repeats: Uint32Array;
  cells: Cells;
};

function tabulate(cells: Cells): Table {
  const [counts, ages, lasts] = [levelsOf(cells.x), levelsOf(cells.T), levelsOf(cells.tx)];
  return {
    counts,
    countWeights: sumByLevel(counts, cells.weight),
    ages,
    ageWeights: sumByLevel(ages, cells.weight),
    agePurchases: sumByLevel(
      ages,
      cells.weight.map((weight, i) => weight * cells.x[i]!),
    ),
    lasts,
    repeats: Uint32Array.from(cells.x.keys()).filter((i) => cells.x[i]! > 0),
    cells,
  };
}

/**
 * The log likelihood of all cells with its gradient by (r, α, a, b). Gamma functions are taken once for each different x, logarithms
 * once for each different age and recency; a cell with repeat purchases costs one exponential and one logarithm, one without costs nothing.
 */
export function likelihoodOf(cells: Cells): LogLikelihood {
  const table = tabulate(cells);
  return (point, gradient) => {
    const parameters = { r: point[0]!, alpha: point[1]!, a: point[2]!, b: point[3]! };
    gradient.fill(0);
    return (
      byCount(table, parameters, gradient) + byAge(table, parameters, gradient) + byCell(table, parameters, gradient)
    );
  };
}

const add = (sums: Float64Array, i: number, amount: number) => {
  sums[i] = sums[i]! + amount;
};

/** lnΓ(r+x) − lnΓ(r) + r lnα + ln B(a, b+x) − ln B(a, b) */
function byCount({ counts, countWeights }: Table, { r, alpha, a, b }: BgNbd, gradient: Float64Array): number {
  const [logAlpha, base] = [Math.log(alpha), logBeta(a, b)];
  const [psiR, psiB, psiAB] = [digamma(r), digamma(b), digamma(a + b)];
  let sum = 0;
  counts.values.forEach((x, level) => {
    const weight = countWeights[level]!;
    const both = digamma(a + b + x) - psiAB;
    sum += weight * (logGammaRise(r, x) + r * logAlpha + logBeta(a, b + x) - base);
    add(gradient, 0, weight * (digamma(r + x) - psiR + logAlpha));
    add(gradient, 1, (weight * r) / alpha);
    add(gradient, 2, -weight * both);
    add(gradient, 3, weight * (digamma(b + x) - psiB - both));
  });
  return sum;
}

/** −(r + x) ln(α + T) */
function byAge({ ages, ageWeights, agePurchases }: Table, { r, alpha }: BgNbd, gradient: Float64Array): number {
  let sum = 0;
  ages.values.forEach((T, level) => {
    const log = Math.log(alpha + T);
    const power = r * ageWeights[level]! + agePurchases[level]!;
    sum -= power * log;
    add(gradient, 0, -ageWeights[level]! * log);
    add(gradient, 1, -power / (alpha + T));
  });
  return sum;
}

/** ln(1 + odds of having left), for x ≥ 1. The inner loop of every fit: logarithms and divisions come from tables. */
function byCell(table: Table, { r, alpha, a, b }: BgNbd, gradient: Float64Array): number {
  const { counts, ages, lasts, repeats, cells } = table;
  const logCounts = counts.values.map((x) => Math.log(a / (b + x - 1)));
  const overCounts = counts.values.map((x) => 1 / (b + x - 1));
  const [logAges, overAges] = logsAndInverses(ages.values, alpha);
  const [logLasts, overLasts] = logsAndInverses(lasts.values, alpha);
  let sum = 0;
  let dr = 0;
  let dAlpha = 0;
  let da = 0;
  let db = 0;
  for (let k = 0; k < repeats.length; k++) {
    const i = repeats[k]!;
    const count = counts.index[i]!;
    const age = ages.index[i]!;
    const last = lasts.index[i]!;
    const power = r + cells.x[i]!;
    const weight = cells.weight[i]!;
    const silence = logAges[age]! - logLasts[last]!;
    const odds = logCounts[count]! + power * silence;
    const small = Math.exp(-Math.abs(odds));
    const gone = (weight * (odds >= 0 ? 1 : small)) / (1 + small);
    sum += weight * (Math.max(odds, 0) + Math.log1p(small));
    dr += gone * silence;
    dAlpha += gone * power * (overAges[age]! - overLasts[last]!);
    da += gone;
    db -= gone * overCounts[count]!;
  }
  add(gradient, 0, dr);
  add(gradient, 1, dAlpha);
  add(gradient, 2, da / a);
  add(gradient, 3, db);
  return sum;
}

const logsAndInverses = (times: Float64Array, alpha: number): [Float64Array, Float64Array] => [
  times.map((t) => Math.log(alpha + t)),
  times.map((t) => 1 / (alpha + t)),
];
