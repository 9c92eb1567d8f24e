/** What a customer without a contract will bring in: purchases × spend, as a mean with the interval that holds what happens. */
import { type Interval, quantile } from "./draws/interval.ts";
import { points, type Points } from "./draws/low-discrepancy.ts";
import { normal } from "./draws/distributions.ts";
import { random } from "./draws/random.ts";
import { survivalNew } from "./models/bg-nbd/counts.ts";
import { drawFuture } from "./models/bg-nbd/draw.ts";
import type { BgNbd } from "./models/bg-nbd/likelihood.ts";
import { type Counts, type Discounting, expectedCounts, givenAlive, pAlive } from "./models/bg-nbd/predict.ts";
import type { GammaGamma } from "./models/gamma-gamma/likelihood.ts";
import { expectedSpend, givenSpend } from "./models/gamma-gamma/predict.ts";
import type { History, Spend } from "./summaries/history.ts";

/** `level` 0..1, 0.8 unless told. `draws` trades time for smoothness of the quantiles; 200 unless told. `seed` matters only where dice are needed. */
export type FutureOptions = Discounting & { level?: number; draws?: number; seed?: number };

/** Beyond this many expected purchases, or this much discounting over the horizon, the purchases themselves are drawn. */
const MOST_PURCHASES = 150;
const MOST_DISCOUNT = 1;

/**
 * Expected discounted spend over the horizon with its central predictive interval at `level`. The mean is exact. The interval is that of
 * the predictive distribution (whether alive, how many purchases, the customer's own spend level, each purchase's spend) by stratified
 * points, the same for every customer, so equal customers get equal figures. `spendParameters` null: every purchase is worth
 * `spend.mean`. Where the mean lies outside the interval (few will buy, those few much) the interval is widened to reach it.
 */
export function intervalOfFuture(
  parameters: BgNbd,
  spendParameters: GammaGamma | null,
  history: History,
  spend: Spend,
  options: FutureOptions,
): Interval {
  const { level = 0.8, draws = 200, seed = 1, ...discounting } = options;
  const counts = expectedCounts(parameters, history, discounting);
  const mean = counts.discounted * (spendParameters === null ? spend.mean : expectedSpend(spendParameters, spend));
  const own = spendParameters && givenSpend(spendParameters, spend);
  const values = smooth(parameters, history, discounting)
    ? byPoints(parameters, own, history, spend, discounting, counts, pointsOf(draws))
    : byDice(parameters, own, history, spend, { ...discounting, draws, seed });
  const [low, high] = [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
  return { mean, low: Math.min(low, mean), high: Math.max(high, mean) };
}

/** Whether one discount factor does for all futures and the counts can be tabulated. */
function smooth(parameters: BgNbd, history: History, { ratePerWeek, horizonWeeks }: Discounting): boolean {
  const { r, alpha } = givenAlive(parameters, history);
  return (
    ratePerWeek * horizonWeeks <= MOST_DISCOUNT &&
    (r * horizonWeeks) / alpha <= MOST_PURCHASES &&
    r * Math.log1p(horizonWeeks / alpha) < 600
  );
}

const known = new Map<number, Points>();

function pointsOf(draws: number): Points {
  const found = known.get(draws) ?? points(draws);
  known.set(draws, found);
  return found;
}

/** Futures at fixed points, ascending: the number of purchases by inverting its distribution, the spend by Wilson and Hilferty's cube. */
function byPoints(
  parameters: BgNbd,
  own: GammaGamma | null,
  history: History,
  spend: Spend,
  { horizonWeeks }: Discounting,
  { plain, discounted }: Counts,
  { u, first, second }: Points,
): Float64Array {
  const values = new Float64Array(u.length);
  const alive = pAlive(parameters, history);
  const least = 0.25 / u.length / Math.max(alive, Number.MIN_VALUE);
  const survival = survivalNew(givenAlive(parameters, history), horizonWeeks, least, 2_000);
  const factor = plain > 0 ? discounted / plain : 1;
  let [n, none] = [0, 0];
  for (let i = 0; i < u.length; i++) {
    while (n + 1 < survival.length && alive * survival[n + 1]! > 1 - u[i]!) n++;
    if (n === 0) none++;
    else values[i] = factor * totalAt(own, spend.mean, n, first[i]!, second[i]!);
  }
  // The futures without a purchase stand first already.
  values.subarray(none).sort();
  return values;
}

/** Futures by dice, ascending. */
function byDice(
  parameters: BgNbd,
  own: GammaGamma | null,
  history: History,
  spend: Spend,
  options: Discounting & { draws: number; seed: number },
): Float64Array {
  const dice = random(options.seed ^ 0x2545f491);
  return drawFuture(parameters, history, options)
    .map((n) => (n === 0 ? 0 : totalAt(own, spend.mean, n, normal(dice), normal(dice))))
    .toSorted();
}

/** What n purchases come to, at two standard normals: Gamma(p·n)/ν with ν ~ Gamma(q, v) of this customer. */
const totalAt = (own: GammaGamma | null, mean: number, n: number, first: number, second: number): number =>
  own === null ? n * mean : (own.v * gammaAt(own.p * n, first)) / gammaAt(own.q, second);

/** The quantile of Gamma(shape) at the standard normal z (Wilson & Hilferty 1931), kept above zero. */
function gammaAt(shape: number, z: number): number {
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  return shape * Math.max(root, 0.01) ** 3;
}
