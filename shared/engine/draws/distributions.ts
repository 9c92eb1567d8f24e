/** Draws from the distributions that the models are made of. */
import type { Random } from "./random.ts";

/** Standard normal, by Box and Muller's transformation. */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** Exponential with mean 1. */
export const exponential = (random: Random): number => -Math.log(random());

/** Gamma with mean `shape` and scale 1 (Marsaglia & Tsang 2000), as a logarithm: small shapes fall below the smallest double. */
export function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log(random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square || Math.log(u) < square / 2 + d * (1 - v + Math.log(v)))
      return Math.log(d * v);
  }
}

/** Gamma with mean shape/rate. */
export const gamma = (random: Random, shape: number, rate: number): number =>
  Math.exp(logGammaDraw(random, shape)) / rate;

/** Beta(a, b), from two gammas in logs. */
export function beta(random: Random, a: number, b: number): number {
  const odds = logGammaDraw(random, b) - logGammaDraw(random, a);
  return 1 / (1 + Math.exp(odds));
}

/** Poisson by counting exponential gaps up to a mean of 30, above it by halving the mean through a gamma (Ahrens & Dieter 1974). */
export function poisson(random: Random, mean: number): number {
  if (mean <= 30) {
    let count = 0;
    for (let time = exponential(random); time < mean; time += exponential(random)) count++;
    return count;
  }
  const events = Math.floor((7 * mean) / 8);
  const time = gamma(random, events, 1);
  return time < mean ? events + poisson(random, mean - time) : binomial(random, events - 1, mean / time);
}

/** Binomial(n, p), by splitting at the middle order statistic until few trials are left. */
export function binomial(random: Random, n: number, p: number): number {
  if (n <= 30) {
    let count = 0;
    for (let trial = 0; trial < n; trial++) if (random() < p) count++;
    return count;
  }
  const middle = Math.floor(n / 2) + 1;
  const split = beta(random, middle, n + 1 - middle);
  return split < p
    ? middle + binomial(random, n - middle, (p - split) / (1 - split))
    : binomial(random, middle - 1, p / split);
}

/** Geometric on 1, 2, …: the trial on which something of probability `p` first happens; ∞ where p is 0. */
export const geometric = (random: Random, p: number): number =>
  p >= 1 ? 1 : p <= 0 ? Number.POSITIVE_INFINITY : Math.floor(Math.log(random()) / Math.log1p(-p)) + 1;
