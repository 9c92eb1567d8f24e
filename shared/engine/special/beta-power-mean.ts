/**
 * E[(1 + p w)⁻ˢ] for p ~ Beta(a, b): the one integral behind BG/NBD forecasts and sBG lifetimes. It equals
 * ₂F₁(s, a; a + b; −w), but is never computed by a sum with cancelling signs, so it is good to about 1e-13 everywhere.
 */
import { logBeta } from "./gamma.ts";
import { logPositiveSeries } from "./hypergeometric.ts";

/** A series in z = w/(1 + w) needs about 36(1 + w) terms; beyond this the quadrature is cheaper. */
const SERIES_UP_TO = 40;
/** The second series runs through the bulk of a negative binomial of mean s·w. */
const MOST_MEAN_TERMS = 1_000;

/** a, b, s > 0; w ≥ 0. Answers in (0, 1]. */
export function betaPowerMean(s: number, a: number, b: number, w: number): number {
  if (w === 0) return 1;
  const c = a + b;
  const z = w / (1 + w);
  const rest = c - s;
  // Pfaff's transformation in b: positive terms while c ≥ s, and few of them for customers with a long history (c large).
  if (rest >= 0 && (w <= SERIES_UP_TO || c > 60 + 4 * rest))
    return Math.exp(logPositiveSeries(a, rest, c, z) - a * Math.log1p(w));
  // Pfaff's transformation in a: positive terms always.
  if (w <= SERIES_UP_TO && s * w <= MOST_MEAN_TERMS) return Math.exp(logPositiveSeries(s, b, c, z) - s * Math.log1p(w));
  return byQuadrature(s, a, b, w);
}

const STEP = 1 / 16;

/**
 * The trapezoidal rule on y = logit p, stretched by sinh around the mode of the integrand so that flat tails (small a or b) cost
 * few points. The integrand has one mode and is analytic in a strip, so the rule converges geometrically.
 */
function byQuadrature(s: number, a: number, b: number, w: number): number {
  const mode = modeOf(s, a, b, w);
  const centre = Math.log(mode) - Math.log1p(-mode);
  // Never wider than the logistic function's own bends, however flat the mode.
  const width = 1 / Math.sqrt(1 + mode * (1 - mode) * (a + b) + (s * w * mode) / (1 + w * mode) ** 2);
  const peak = logIntegrand(s, a, b, w, centre);
  const arm = (direction: 1 | -1): number => {
    let sum = 0;
    for (let k = 1; k < 2_000; k++) {
      const u = k * STEP;
      const y = centre + direction * width * Math.sinh(u);
      const term = Math.exp(logIntegrand(s, a, b, w, y) - peak) * Math.cosh(u);
      sum += term;
      if (term < 1e-18 * sum) break;
    }
    return sum;
  };
  return Math.min(1, STEP * width * (1 + arm(1) + arm(-1)) * Math.exp(peak - logBeta(a, b)));
}

/** ln of pᵃ(1 − p)ᵇ(1 + pw)⁻ˢ at p = 1/(1 + e⁻ʸ); dp = p(1 − p)dy is taken in. */
function logIntegrand(s: number, a: number, b: number, w: number, y: number): number {
  const fold = Math.log1p(Math.exp(-Math.abs(y)));
  const logP = Math.min(y, 0) - fold;
  const logQ = Math.min(-y, 0) - fold;
  return a * logP + b * logQ - s * Math.log1p(w * Math.exp(logP));
}

/** The only root of a − s·wp/(1 + wp) = b·p/(1 − p): the left falls, the right rises. Bisected in logit p. */
function modeOf(s: number, a: number, b: number, w: number): number {
  let low = -745;
  let high = 36;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const odds = Math.exp(middle);
    const p = odds / (1 + odds);
    if (a - (s * w * p) / (1 + w * p) > b * odds) low = middle;
    else high = middle;
  }
  const odds = Math.exp((low + high) / 2);
  return Math.min(odds / (1 + odds), 1 - 1e-15);
}
