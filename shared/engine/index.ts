/** The engine: numbers in, numbers out. README.md shows it at work. */
export type { Answer, Fit, Refusal } from "./optimise/fit.ts";
export type { BgNbd } from "./models/bg-nbd/likelihood.ts";
export type { Discounting } from "./models/bg-nbd/predict.ts";
export type { GammaGamma, SpendCells } from "./models/gamma-gamma/likelihood.ts";
export type { RenewalRow, Sbg } from "./models/sbg/likelihood.ts";
export type { Terms } from "./models/sbg/predict.ts";
export { bgNbd, gammaGamma, sbg } from "./models/index.ts";
export { type FutureOptions, intervalOfFuture } from "./future.ts";
export { type Interval, interval, percentileOf, quantile } from "./draws/interval.ts";
export { random, type Random } from "./draws/random.ts";
export { beta, binomial, exponential, gamma, geometric, normal, poisson } from "./draws/distributions.ts";
export { type Cells, mergeCells, toCells } from "./summaries/cells.ts";
export { type History, holdout, type Purchase, purchaseDays, type Spend, summarise } from "./summaries/history.ts";
export { presentValue, termRate, WEEKS_PER_YEAR, weeklyRate, weeksOfMonths } from "./discount.ts";
export { areaUnderCurve, brierScore, logLoss } from "./verification/probability.ts";
