/** What a customer will spend on a purchase. */
import { gamma } from "../../draws/distributions.ts";
import { random } from "../../draws/random.ts";
import type { Spend } from "../../summaries/history.ts";
import type { GammaGamma } from "./likelihood.ts";

/** E[spend a purchase] of a customer that nothing is known of: p·v/(q − 1). Infinite for q ≤ 1, where no mean exists. */
export const populationMean = ({ p, q, v }: GammaGamma): number =>
  q > 1 ? (p * v) / (q - 1) : Number.POSITIVE_INFINITY;

/**
 * E[spend a purchase | mean of x purchases] (equation 5): between the customer's own mean and the population's, nearer its own the
 * more purchases it rests on. Infinite where no mean exists (px + q ≤ 1), never negative. A mean below zero counts as zero.
 */
export function expectedSpend(parameters: GammaGamma, spend: Spend): number {
  const { p, q, v } = givenSpend(parameters, spend);
  return populationMean({ p, q, v });
}

/** The parameters of the customer given what it spent: ν ~ Gamma(px + q, v + x·mean). */
export const givenSpend = ({ p, q, v }: GammaGamma, { x, mean }: Spend): GammaGamma => ({
  p,
  q: q + p * x,
  v: v + x * Math.max(0, mean),
});

/** Draws of the customer's own mean spend a purchase, p/ν. */
export function drawSpend(
  parameters: GammaGamma,
  spend: Spend,
  options: { draws: number; seed: number },
): Float64Array {
  const { p, q, v } = givenSpend(parameters, spend);
  const dice = random(options.seed);
  return Float64Array.from({ length: options.draws }, () => p / gamma(dice, q, v));
}

/** Draws of what `purchases` further purchases come to together: Gamma(p·purchases, ν). */
export function drawTotal(
  parameters: GammaGamma,
  spend: Spend,
  options: { purchases: number; draws: number; seed: number },
): Float64Array {
  const { p, q, v } = givenSpend(parameters, spend);
  const dice = random(options.seed);
  return Float64Array.from({ length: options.draws }, () => gamma(dice, p * options.purchases, gamma(dice, q, v)));
}
