/** Gauss's hypergeometric function of real arguments (Abramowitz & Stegun chapter 15). */

const RELATIVE = 1e-17;
const MOST_TERMS = 200_000;
/** Terms beyond this are scaled down and the scale kept as a logarithm. */
const LARGE = 1e250;
const LOG_LARGE = Math.log(LARGE);

/**
 * ln of the power series Σ (a)ₙ(b)ₙ/(c)ₙ zⁿ/n! for a sum that is positive (a, b, c > 0 and 0 ≤ z < 1: every term is). In logs,
 * because the sum passes 1e308 where its companion power of 1 − z falls below 1e-308.
 */
export function logPositiveSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let scale = 0;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
    term *= ratio;
    sum += term;
    if (ratio < 1 && term < sum * RELATIVE * (1 - ratio)) break;
    if (sum > LARGE) {
      term /= LARGE;
      sum /= LARGE;
      scale += LOG_LARGE;
    }
  }
  return Math.log(sum) + scale;
}

function plainSeries(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= ((a + n) * (b + n) * z) / ((c + n) * (n + 1));
    sum += term;
    if (term === 0 || Math.abs(term) < Math.abs(sum) * RELATIVE * (1 - Math.abs(z))) break;
  }
  return sum;
}

/**
 * ₂F₁(a, b; c; z) for z < 1 and c > 0. Negative z is folded into [0, 1) by Pfaff's transformation (15.3.4); where
 * c − a − b < 0 the plain series needs thousands of terms as z nears 1, so Euler's (15.3.3) takes the singular power out first.
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  if (z < 0) return (1 - z) ** -a * hyp2f1(a, c - b, c, z / (z - 1));
  const excess = c - a - b;
  return excess < 0 ? (1 - z) ** excess * plainSeries(c - a, c - b, c, z) : plainSeries(a, b, c, z);
}
