/**
 * Shifted-beta-geometric (Fader & Hardie 2007, Journal of Interactive Marketing 21(1)): at each renewal a customer leaves with
 * probability θ ~ Beta(α, β), constant for the customer and different between customers.
 */
import type { LogLikelihood } from "../../optimise/fit.ts";

/** Both > 0. */
export type Sbg = { alpha: number; beta: number };

/** The `term`-th renewal opportunity (1, 2, …): how many customers came to it, and how many of them left there. */
export type RenewalRow = { term: number; atRisk: number; lost: number };

/** Share of those who come to the `term`-th renewal that renew (equation 8). */
export const retention = ({ alpha, beta }: Sbg, term: number): number => (beta + term - 1) / (alpha + beta + term - 1);

/**
 * Σ lost·ln(1 − rₜ) + renewed·ln rₜ: equation B3 written by renewal, which is the same sum for a cohort seen from its start and also
 * holds for customers who are first seen later.
 */
export const logLikelihood = ({ alpha, beta }: Sbg, rows: readonly RenewalRow[]): number =>
  likelihoodOf(rows)(Float64Array.of(alpha, beta), new Float64Array(2));

/** With the gradient by (α, β). */
export function likelihoodOf(rows: readonly RenewalRow[]): LogLikelihood {
  return (point, gradient) => {
    const [alpha, beta] = [point[0]!, point[1]!];
    gradient.fill(0);
    let [sum, da, db] = [0, 0, 0];
    for (const { term, atRisk, lost } of rows) {
      const [stay, all] = [beta + term - 1, alpha + beta + term - 1];
      const kept = atRisk - lost;
      sum += lost * Math.log(alpha / all) + kept * Math.log(stay / all);
      da += lost / alpha - atRisk / all;
      db += kept / stay - atRisk / all;
    }
    gradient.set([da, db]);
    return sum;
  };
}
