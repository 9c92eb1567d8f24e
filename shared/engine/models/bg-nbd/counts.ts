/** How many purchases, as a distribution: min(K, M), where M counts an undisturbed Poisson process and the K-th purchase is the last. */
import { logBeta, logGamma, logGammaRise } from "../../special/gamma.ts";
import type { History } from "../../summaries/history.ts";
import type { BgNbd } from "./likelihood.ts";
import { givenAlive, pAlive } from "./predict.ts";

/**
 * P(N ≥ n), n = 0, 1, 2, … for a new customer's purchases in (0, t], until it falls below `until` or `most` entries stand.
 * P(M ≥ n) is the upper tail of a negative binomial with z = t/(α + t); P(K ≥ n) = (b)ₙ₋₁/(a + b)ₙ₋₁.
 */
export function survivalNew({ r, alpha, a, b }: BgNbd, t: number, until: number, most: number): Float64Array {
  const z = t / (alpha + t);
  const survival = new Float64Array(most);
  let point = Math.exp(-r * Math.log1p(t / alpha));
  let tail = 1;
  let stays = 1;
  survival[0] = 1;
  for (let n = 1; n < most; n++) {
    tail = Math.max(0, tail - point);
    survival[n] = tail * stays;
    if (survival[n]! < until) return survival.slice(0, n + 1);
    point *= (z * (r + n - 1)) / n;
    stays *= (b + n - 1) / (a + b + n - 1);
  }
  return survival;
}

/** P(n purchases in (0, t]) of somebody who has just made the first one (equation 8). */
export function pmf({ r, alpha, a, b }: BgNbd, n: number, t: number): number {
  const none = -r * Math.log1p(t / alpha);
  if (n === 0 || t === 0) return n === 0 ? Math.exp(none) : 0;
  const z = t / (alpha + t);
  const exactly = Math.exp(logGammaRise(r, n) - logGamma(n + 1) + n * Math.log(z) + none);
  const stays = Math.exp(logBeta(a, b + n - 1) - logBeta(a, b));
  const leaves = a / (a + b + n - 1);
  // N = n: the n-th purchase happens and is the last (whatever M is from n up), or M = n and nobody left.
  return stays * (leaves * upperTail(r, z, n, exactly) + (1 - leaves) * exactly);
}

/** P(n purchases in (T, T + t] | history). */
export function pmfGiven(parameters: BgNbd, history: History, n: number, t: number): number {
  const alive = pAlive(parameters, history);
  return alive * pmf(givenAlive(parameters, history), n, t) + (n === 0 ? 1 - alive : 0);
}

/** Σ_{k ≥ n} of the negative binomial, from its term at n; summed upwards so that a small tail keeps its digits. */
function upperTail(r: number, z: number, n: number, atN: number): number {
  let [term, sum] = [atN, atN];
  for (let k = n; k < n + 1_000_000; k++) {
    const ratio = (z * (r + k)) / (k + 1);
    term *= ratio;
    sum += term;
    if (ratio < 1 && term <= sum * 1e-17 * (1 - ratio)) break;
  }
  return Math.min(1, sum);
}
