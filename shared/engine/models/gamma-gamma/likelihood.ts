/**
 * Gamma-gamma (Fader, Hardie & Lee 2005, JMR 42(4); note "The Gamma-Gamma Model of Monetary Value", 2013): a customer's purchases are
 * Gamma(p, ν), and ν ~ Gamma(q, v) differs between customers, independently of how often they buy.
 */
import { digamma, logGamma } from "../../special/gamma.ts";
import { weighted } from "../../summaries/cells.ts";
import { levelsOf, sumByLevel } from "../../summaries/levels.ts";
import type { LogLikelihood } from "../../optimise/fit.ts";

/** All > 0; v in the unit of the money. */
export type GammaGamma = { p: number; q: number; v: number };

/** Columns: how many purchases were averaged (≥ 1), their mean (> 0), how many such customers. */
export type SpendCells = { x: Float64Array; mean: Float64Array; weight: Float64Array };

/** ln of equation 1a for one customer's mean of x purchases. */
export function logLikelihoodOf({ p, q, v }: GammaGamma, x: number, mean: number): number {
  const total = Math.log(v + x * mean);
  const shapes = logGamma(p * x + q) - logGamma(p * x) - logGamma(q);
  return shapes + q * (Math.log(v) - total) + p * x * (Math.log(x * mean) - total) - Math.log(mean);
}

/** One number a cell, not weighted. */
export const logLikelihoodEach = (parameters: GammaGamma, { x, mean }: SpendCells): Float64Array =>
  x.map((count, i) => logLikelihoodOf(parameters, count, mean[i]!));

export const logLikelihood = (parameters: GammaGamma, cells: SpendCells): number =>
  weighted(cells, logLikelihoodEach(parameters, cells));

/** The log likelihood of all cells with its gradient by (p, q, v); gamma functions are taken once for each different x. */
export function likelihoodOf(cells: SpendCells): LogLikelihood {
  const { x, mean, weight } = cells;
  const counts = levelsOf(x);
  const countWeights = sumByLevel(counts, weight);
  const logSums = x.map((count, i) => Math.log(count * mean[i]!));
  const constant = -weighted(cells, mean.map(Math.log));
  return (point, gradient) => {
    const [p, q, v] = [point[0]!, point[1]!, point[2]!];
    let [sum, dp, dq, dv] = [constant, 0, 0, 0];
    const [logV, gammaQ, psiQ] = [Math.log(v), logGamma(q), digamma(q)];
    counts.values.forEach((count, level) => {
      const many = countWeights[level]!;
      const both = digamma(p * count + q);
      sum += many * (logGamma(p * count + q) - logGamma(p * count) - gammaQ);
      dp += many * count * (both - digamma(p * count));
      dq += many * (both - psiQ);
    });
    for (let i = 0; i < x.length; i++) {
      const count = x[i]!;
      const many = weight[i]!;
      const whole = v + count * mean[i]!;
      const logWhole = Math.log(whole);
      const share = logSums[i]! - logWhole;
      sum += many * (q * (logV - logWhole) + p * count * share);
      dp += many * count * share;
      dq += many * (logV - logWhole);
      dv += many * (q / v - (p * count + q) / whole);
    }
    gradient.set([dp, dq, dv]);
    return sum;
  };
}
