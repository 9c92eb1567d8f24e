/** How well a probability is known, given how well the parameters behind it are. */
import { STANDARD_ERRORS } from "./policy.ts";

export type Estimate = { probability: number; low: number; high: number };

const logit = (p: number): number => Math.log(p) - Math.log1p(-p);
const inverse = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * An 80 % interval by the delta method on the logit scale. `at` gives the probability for parameters; `errors` are standard errors of
 * the same names. Parameters are moved one at a time in logs and taken as independent, which errs on the wide side for models whose
 * parameters rise together. Without errors the interval is that of a share among `observations`.
 */
export function estimate<Params extends Record<string, number>>(
  at: (params: Params) => number,
  params: Params,
  errors: Readonly<Record<string, number>>,
  observations: number,
): Estimate {
  const probability = at(params);
  if (probability <= 0 || probability >= 1) return certain(Math.min(1, Math.max(0, probability)));
  const moves = Object.entries(params).flatMap(([name, value]) => {
    const error = errors[name];
    if (error === undefined || !(value > 0)) return [];
    const factor = Math.exp((STANDARD_ERRORS * error) / value);
    return [(logit(at({ ...params, [name]: value * factor })) - logit(at({ ...params, [name]: value / factor }))) / 2];
  });
  const known = moves.length > 0 && moves.every(Number.isFinite);
  const width = known
    ? Math.hypot(...moves)
    : STANDARD_ERRORS / Math.sqrt(Math.max(1, observations) * probability * (1 - probability));
  return { probability, low: inverse(logit(probability) - width), high: inverse(logit(probability) + width) };
}

export const certain = (probability: number): Estimate => ({ probability, low: probability, high: probability });
