/**
 * What a BG/NBD customer will do. By conjugacy a customer who is still alive is a new one of other parameters: given the history,
 * λ ~ Gamma(r + x, α + T) and p ~ Beta(a, b + x), independently. So every forecast is P(alive) × the forecast for a new customer.
 */
import { betaPowerMean } from "../../special/beta-power-mean.ts";
import { logistic } from "../../special/logistic.ts";
import { gaussLegendre, visitNodes } from "../../special/quadrature.ts";
import type { History } from "../../summaries/history.ts";
import { type BgNbd, logOddsGone } from "./likelihood.ts";

/** `ratePerWeek` is continuous (see discount.ts); `horizonWeeks` may be Infinity if the rate is > 0. */
export type Discounting = { ratePerWeek: number; horizonWeeks: number };

/** P(still a customer at T | history), 0..1 (from equation 6; equals equation 8 of Fader & Hardie 2008). */
export const pAlive = (parameters: BgNbd, history: History): number => logistic(-logOddsGone(parameters, history));

/** The parameters of the customer given its history and that it is alive. */
export const givenAlive = ({ r, alpha, a, b }: BgNbd, { x, T }: History): BgNbd => ({
  r: r + x,
  alpha: alpha + T,
  a,
  b: b + x,
});

/** E[purchases in (0, t]] of somebody who has just made the first one (equation 9). Weeks. */
export const expectedPurchasesNew = (parameters: BgNbd, t: number): number =>
  purchasesNew(parameters, { ratePerWeek: 0, horizonWeeks: t }).plain;

/** E[purchases in (T, T + t] | history] (equation 10). Weeks. */
export const expectedPurchases = (parameters: BgNbd, history: History, t: number): number =>
  pAlive(parameters, history) * expectedPurchasesNew(givenAlive(parameters, history), t);

/** E[Σ e^(−rate·time) over the purchases of (T, T + horizon] | history]; with an infinite horizon DERT, the discounted residual. */
export const discountedExpectedPurchases = (parameters: BgNbd, history: History, discounting: Discounting): number =>
  expectedCounts(parameters, history, discounting).discounted;

/** Expected purchases as they are, and each discounted to T; the first is over no more than 40/rate weeks. */
export type Counts = { plain: number; discounted: number };

/** Both at the price of one. */
export function expectedCounts(parameters: BgNbd, history: History, discounting: Discounting): Counts {
  const alive = pAlive(parameters, history);
  const { plain, discounted } = purchasesNew(givenAlive(parameters, history), discounting);
  return { plain: alive * plain, discounted: alive * discounted };
}

/** P(no purchase in (T, T + t] | history): gone already, or alive and silent. Exact. */
export function probabilityOfNone(parameters: BgNbd, history: History, t: number): number {
  const { r, alpha } = givenAlive(parameters, history);
  const odds = logOddsGone(parameters, history);
  const silent = Math.exp(-r * Math.log1p(t / alpha));
  return logistic(odds) + logistic(-odds) * silent;
}

/**
 * Weeks between two purchases while alive: the inverse of the posterior mean rate, (α + T)/(r + x). The posterior mean of the gap
 * itself does not exist for r + x ≤ 1, which most one-time buyers have.
 */
export function typicalGapWeeks(parameters: BgNbd, history: History): number {
  const { r, alpha } = givenAlive(parameters, history);
  return alpha / r;
}

const RULE = gaussLegendre(12);
/** A panel of this width in v lies well inside the strip |Im v| < π where the integrand is analytic. */
const PANEL = 2;
/** e^−40 is below the rounding of what came before. */
const FORGOTTEN = 40;

/**
 * ∫₀ʰ e^(−δt) (r/α) E_p[(1 + pt/α)^(−r−1)] dt, and the same with δ = 0: the rate at which purchases come, E[λ e^(−λpt)], summed over
 * time. The integrand is positive and smooth for all parameters, where the closed form of equation 9 is 0/0 at a = 1 and cancels for
 * short times. The substitution t = s(eᵛ − 1) makes it about equally smooth over all of its range. Relative error below 1e-10.
 */
function purchasesNew({ r, alpha, a, b }: BgNbd, { ratePerWeek, horizonWeeks }: Discounting): Counts {
  const end = ratePerWeek > 0 ? Math.min(horizonWeeks, FORGOTTEN / ratePerWeek) : horizonWeeks;
  if (end === Number.POSITIVE_INFINITY) return same(a > 1 ? (a + b - 1) / (a - 1) : end);
  const scale = Math.min(alpha / (1 + r), ratePerWeek > 0 ? 1 / ratePerWeek : end || 1);
  const top = Math.log1p(end / scale);
  let [plain, discounted] = [0, 0];
  visitNodes(0, top, Math.max(1, Math.ceil(top / PANEL)), RULE, (v, weight) => {
    const time = scale * Math.expm1(v);
    const coming = weight * Math.exp(v) * betaPowerMean(r + 1, a, b, time / alpha);
    plain += coming;
    discounted += coming * Math.exp(-ratePerWeek * time);
  });
  const unit = (r / alpha) * scale;
  return { plain: unit * plain, discounted: unit * discounted };
}

const same = (count: number): Counts => ({ plain: count, discounted: count });
