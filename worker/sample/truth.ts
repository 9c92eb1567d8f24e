/**
 * The truth behind the sample: the parameters its customers are drawn from, in the families that the engine fits, so that a fit can be
 * held against what is known. Rates are per week; money in euros.
 */
export const TRUTH = {
  /** BG/NBD (Fader, Hardie & Lee 2005): λ ~ Gamma(r, α), p ~ Beta(a, b), dropout after a repeat purchase only. */
  purchases: { r: 0.62, alpha: 5.4, a: 0.72, b: 3.1 },
  /** Gamma-gamma (Fader & Hardie 2013): z ~ Gamma(p, ν), ν ~ Gamma(q, v); mean p·v/(q−1) ≈ 61. */
  spend: { p: 6.1, q: 3.6, v: 26 },
  /** Shifted beta-geometric (Fader & Hardie 2007): chance to leave at a renewal ~ Beta(α, β). */
  renewals: {
    month: { alpha: 0.85, beta: 10.2 },
    year: { alpha: 0.75, beta: 3.9 },
  },
} as const;

/** What stands on top of the families; each is small enough that they remain recognisable. */
export const NOISE = {
  /** The year's swing of demand: most in mid December, least in June. */
  seasonSwing: 0.22,
  /** What goods cost as a share of the price, and how much that differs from order to order. */
  costShare: 0.51,
  costSpread: 0.05,
  /** Orders whose cost the shop never learnt. */
  costMissing: 0.03,
  cancelled: 0.01,
  refunded: 0.035,
} as const;

/** Length of the told history. */
export const YEARS = 3;
