/** Time and money: what a later purchase is worth today. */

/** The mean year is 365.25 days; a year of twelve 30-day months would lose five of them. */
export const WEEKS_PER_YEAR = 365.25 / 7;

export const weeksOfMonths = (months: number): number => (months * WEEKS_PER_YEAR) / 12;

/** The continuous rate a week that comes to `annualRate` (0.1 = 10 %) in a year. */
export const weeklyRate = (annualRate: number): number => Math.log1p(annualRate) / WEEKS_PER_YEAR;

/** The rate a term that comes to `annualRate` in a year of `termsPerYear` terms. */
export const termRate = (annualRate: number, termsPerYear: number): number =>
  Math.expm1(Math.log1p(annualRate) / termsPerYear);

/** Σ flowₖ/(1 + rate)ᵏ, k = 1, 2, …: flows at the ends of their periods. */
export const presentValue = (flows: ArrayLike<number>, rate: number): number =>
  Array.from(flows).reduceRight((later, flow) => (flow + later) / (1 + rate), 0);
