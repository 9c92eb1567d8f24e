/**
 * What a BG/NBD customer will do. By conjugacy a customer who is still alive is a new one of other parameters: given the history,
 * λ ~ Gamma(r + x, α + T) and p ~ Beta(a, b + x), independently. So every forecast is P(alive) × the forecast for a new customer.
 */
import { betaPowerMean } from "../../special/beta-power-mean.ts";
import { logistic } from "../../special/logistic.ts";
import { gaussLegendre, integrate } from "../../special/quadrature.ts";
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
  discountedPurchasesNew(parameters, { ratePerWeek: 0, horizonWeeks: t });

/** E[purchases in (T, T + t] | history] (equation 10). Weeks. */
export const expectedPurchases = (parameters: BgNbd, history: History, t: number): number =>
  pAlive(parameters, history) * expectedPurchasesNew(givenAlive(parameters, history), t);

/** E[Σ e^(−rate·time) over the purchases of (T, T + horizon] | history]; with an infinite horizon DERT, the discounted residual. */
export const discountedExpectedPurchases = (parameters: BgNbd, history: History, discounting: Discounting): number =>
  pAlive(parameters, history) * discountedPurchasesNew(givenAlive(parameters, history), discounting);

/** P(no purchase in (T, T + t] | history): gone already, or alive and silent. Exact. */
export function probabilityOfNone(parameters: BgNbd, history: History, t: number): number {
  const { r, alpha } = givenAlive(parameters, history);
  return 1 - pAlive(parameters, history) * -Math.expm1(-r * Math.log1p(t / alpha));
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
 * ∫₀ʰ e^(−δt) (r/α) E_p[(1 + pt/α)^(−r−1)] dt: the rate at which purchases come, E[λ e^(−λpt)], summed over time. The integrand is
 * positive and smooth for all parameters, where the closed form of equation 9 is 0/0 at a = 1 and cancels for short times.
 * The substitution t = s(eᵛ − 1) makes it about equally smooth over all of its range. Relative error below 1e-10.
 */
function discountedPurchasesNew({ r, alpha, a, b }: BgNbd, { ratePerWeek, horizonWeeks }: Discounting): number {
  const end = ratePerWeek > 0 ? Math.min(horizonWeeks, FORGOTTEN / ratePerWeek) : horizonWeeks;
  if (end === Number.POSITIVE_INFINITY) return a > 1 ? (a + b - 1) / (a - 1) : end;
  const scale = Math.min(alpha / (1 + r), ratePerWeek > 0 ? 1 / ratePerWeek : end || 1);
  const top = Math.log1p(end / scale);
  const rate = (v: number): number => {
    const time = scale * Math.expm1(v);
    return Math.exp(v - ratePerWeek * time) * betaPowerMean(r + 1, a, b, time / alpha);
  };
  return (r / alpha) * scale * integrate(rate, 0, top, Math.max(1, Math.ceil(top / PANEL)), RULE);
}
