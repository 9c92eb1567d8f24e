/** Whole futures, drawn from the exact posterior of one customer. */
import { exponential, gamma, beta, geometric, normal, poisson } from "../../draws/distributions.ts";
import { random, type Random } from "../../draws/random.ts";
import type { History } from "../../summaries/history.ts";
import type { BgNbd } from "./likelihood.ts";
import { type Discounting, givenAlive, pAlive } from "./predict.ts";

export type DrawOptions = Discounting & { draws: number; seed: number };

/** Purchases counted one by one up to this many within the discounting time; above it by the central limit. */
const ONE_BY_ONE = 64;
/** e^−28 is 1e-12: what a purchase after this much discounting adds is lost in the sum. */
const FORGOTTEN = 28;

/**
 * Discounted purchase counts of `draws` possible futures over the horizon (with rate 0: counts). Parameters are taken as known; λ, p,
 * whether the customer is alive, the purchases and the leaving are all drawn, so a quantile of these holds what happens.
 */
export function drawFuture(parameters: BgNbd, history: History, options: DrawOptions): Float64Array {
  const dice = random(options.seed);
  const alive = pAlive(parameters, history);
  const { r, alpha, a, b } = givenAlive(parameters, history);
  const end =
    options.ratePerWeek > 0 ? Math.min(options.horizonWeeks, FORGOTTEN / options.ratePerWeek) : options.horizonWeeks;
  return Float64Array.from({ length: options.draws }, () => {
    if (dice() >= alive) return 0;
    const rate = gamma(dice, r, alpha);
    const last = geometric(dice, beta(dice, a, b));
    return discountedCount(dice, rate, last, options.ratePerWeek, end);
  });
}

/** Σ e^(−δtᵢ) of a Poisson process of `rate` on (0, end] that stops with its `last`-th event. */
function discountedCount(dice: Random, rate: number, last: number, discount: number, end: number): number {
  if (end === Number.POSITIVE_INFINITY) return last;
  const within = discount > 0 ? Math.min(end, 1 / discount) : end;
  if (rate * within > ONE_BY_ONE) return manyAtOnce(dice, rate, last, discount, end);
  let sum = 0;
  let time = exponential(dice) / rate;
  for (let n = 1; time <= end && n <= last; n++) {
    sum += Math.exp(-discount * time);
    time += exponential(dice) / rate;
  }
  return sum;
}

/** As above for so many events that their sum is normal, given how many there are and up to when they run. */
function manyAtOnce(dice: Random, rate: number, last: number, discount: number, end: number): number {
  const events = poisson(dice, rate * end);
  if (events < last) return uniformEvents(dice, events, discount, end);
  // The last-th of so many uniform times is the end of it; the ones before are uniform up to there.
  const stop = end * beta(dice, last, events - last + 1);
  return uniformEvents(dice, last - 1, discount, stop) + Math.exp(-discount * stop);
}

/** Σ e^(−δt) over `count` times, uniform on (0, end]. */
function uniformEvents(dice: Random, count: number, discount: number, end: number): number {
  if (discount === 0 || count === 0) return count;
  const mean = meanDiscount(discount * end);
  const variance = Math.max(0, meanDiscount(2 * discount * end) - mean * mean);
  return Math.max(0, count * mean + Math.sqrt(count * variance) * normal(dice));
}

/** (1 − e⁻ˣ)/x */
const meanDiscount = (x: number): number => (x === 0 ? 1 : -Math.expm1(-x) / x);
