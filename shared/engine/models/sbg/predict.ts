/** How long a contract lasts. A customer with n renewals behind it is a new one with β + n: who stayed has shown a low θ. */
import { beta as betaDraw, geometric } from "../../draws/distributions.ts";
import type { Interval } from "../../draws/interval.ts";
import { random } from "../../draws/random.ts";
import { betaPowerMean } from "../../special/beta-power-mean.ts";
import { logBeta } from "../../special/gamma.ts";
import { retention, type Sbg } from "./likelihood.ts";

/** `discountRate` a term (0.1 = 10 %); `terms` counts the renewal opportunities looked at and may be Infinity if the rate is > 0. */
export type Terms = { terms: number; discountRate: number };

/** P(still a customer after `terms` renewal opportunities) (equation 6). */
export const survival = ({ alpha, beta }: Sbg, terms: number): number =>
  Math.exp(logBeta(alpha, beta + terms) - logBeta(alpha, beta));

/** P(lost at the `term`-th renewal), term = 1, 2, … (equation 5). */
export const pmf = ({ alpha, beta }: Sbg, term: number): number =>
  Math.exp(logBeta(alpha + 1, beta + term - 1) - logBeta(alpha, beta));

/** The model of a customer who has renewed `renewals` times. */
export const givenRenewals = ({ alpha, beta }: Sbg, renewals: number): Sbg => ({ alpha, beta: beta + renewals });

/** P(`more` further renewals | `renewals` made). */
export const conditionalSurvival = (parameters: Sbg, renewals: number, more: number): number =>
  survival(givenRenewals(parameters, renewals), more);

/**
 * DEL (Fader & Hardie 2010, equation 5): Σₜ₌₀ S(t)/(1 + d)ᵗ, the terms that a new customer is expected to pay for, the first one now.
 * Infinite where the rate is 0 and α ≤ 1.
 */
export function discountedExpectedLifetime({ alpha, beta }: Sbg, discountRate: number): number {
  if (discountRate > 0) return (1 + 1 / discountRate) * betaPowerMean(1, alpha, beta, 1 / discountRate);
  return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Number.POSITIVE_INFINITY;
}

/**
 * DERL (Fader & Hardie 2010, equation 6): what is still to come from a customer with `renewals` behind it, seen just before the next
 * renewal: Σₖ₌₁ S(k | renewals)/(1 + d)ᵏ⁻¹. Multiply by the discount from now to that renewal and by the price of a term.
 */
export const discountedResidualLifetime = (parameters: Sbg, renewals: number, discountRate: number): number =>
  retention(parameters, renewals + 1) *
  discountedExpectedLifetime(givenRenewals(parameters, renewals + 1), discountRate);

/** As the residual lifetime, with a horizon: the sum over the next `terms` renewals only. */
export function discountedRenewals(parameters: Sbg, renewals: number, { terms, discountRate }: Terms): number {
  if (terms === Number.POSITIVE_INFINITY) return discountedResidualLifetime(parameters, renewals, discountRate);
  let [sum, weight] = [0, 1];
  for (let k = 1; k <= terms; k++) {
    weight *= retention(parameters, renewals + k);
    sum += weight;
    weight /= 1 + discountRate;
  }
  return sum;
}

/**
 * The same as a mean with the interval that holds what happens with probability `level`: the renewals made are a whole number, each
 * quantile of it is exact, and what they are worth is an annuity. Widened to the mean where that lies outside.
 */
export function intervalOfRenewals(parameters: Sbg, renewals: number, options: Terms & { level: number }): Interval {
  const mean = discountedRenewals(parameters, renewals, options);
  const worth = (p: number) => annuity(renewalsAt(parameters, renewals, options.terms, p), options.discountRate);
  const [low, high] = [worth((1 - options.level) / 2), worth((1 + options.level) / 2)];
  return { mean, low: Math.min(low, mean), high: Math.max(high, mean) };
}

/** The p-quantile of the further renewals: the least k that P(K ≤ k) ≥ p, by bisection of the survival. */
function renewalsAt(parameters: Sbg, renewals: number, terms: number, p: number): number {
  const stays = (k: number) => conditionalSurvival(parameters, renewals, k + 1);
  let [low, high] = [0, Math.min(terms, 1e6)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (stays(middle) <= 1 - p) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 + v + … + vᵏ⁻¹ with v = 1/(1 + d). */
const annuity = (k: number, d: number): number => (d === 0 ? k : (-Math.expm1(-k * Math.log1p(d)) * (1 + d)) / d);

/** Discounted further renewals of `draws` possible futures: θ from its posterior, then the renewal at which the contract ends. */
export function drawRenewals(
  parameters: Sbg,
  renewals: number,
  options: Terms & { draws: number; seed: number },
): Float64Array {
  const dice = random(options.seed);
  const { alpha, beta } = givenRenewals(parameters, renewals);
  return Float64Array.from({ length: options.draws }, () => {
    const made = geometric(dice, betaDraw(dice, alpha, beta)) - 1;
    return annuity(Math.min(made, options.terms), options.discountRate);
  });
}
