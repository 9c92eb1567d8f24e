/** Orders without contract: BG/NBD in time, gamma-gamma in money, with the seasons laid over them. */
import { atDaytime, DAY, season, WEEK } from "../calendar.ts";
import { beta, chance, type Dice, exponential, gamma, pick } from "../dice.ts";
import type { Unit } from "../people/who.ts";
import { NOISE, TRUTH } from "../truth.ts";
import type { Purchase } from "./life.ts";

/** Times of purchase from `since` to `until`, the first at `since` itself. */
export function purchaseTimes(d: Dice, since: number, until: number): number[] {
  const { r, alpha, a, b } = TRUTH.purchases;
  const rate = gamma(d, r) / alpha;
  const leaving = beta(d, a, b);
  const times = [since];
  for (let at = nextPurchase(d, since, rate, until); at < until; at = nextPurchase(d, at, rate, until)) {
    times.push(at);
    if (chance(d, leaving)) break;
  }
  return times;
}

/** Thinning (Lewis & Shedler 1979): arrivals at the year's highest rate, of which a quiet season keeps fewer. */
function nextPurchase(d: Dice, from: number, rate: number, until: number): number {
  const most = 1 + NOISE.seasonSwing;
  for (let at = from; at < until; ) {
    at += exponential(d, rate * most) * WEEK;
    if (chance(d, season(at) / most)) return at;
  }
  return until;
}

export function drawPurchases(d: Dice, unit: Unit, since: number, until: number): Purchase[] {
  const { p, q, v } = TRUTH.spend;
  const nu = gamma(d, q) / v;
  return purchaseTimes(d, since, until).flatMap((time, i) => {
    const at = atDaytime(d, time);
    const purchase = {
      at,
      euros: gamma(d, p) / nu,
      by: pick(d, unit.people),
      id: `L${unit.no}${String(i + 1).padStart(3, "0")}`,
    };
    return at < until - DAY / 24 ? [purchase] : [];
  });
}
