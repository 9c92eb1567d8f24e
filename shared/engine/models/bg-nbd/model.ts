/** Orders without a contract. What each does, and where it stands in the paper, is said in the files. */
export { fit, minimum } from "./fit.ts";
export { logLikelihood, logLikelihoodEach, logOddsGone } from "./likelihood.ts";
export {
  discountedExpectedPurchases,
  expectedPurchases,
  expectedPurchasesNew,
  givenAlive,
  pAlive,
  probabilityOfNone,
  typicalGapWeeks,
} from "./predict.ts";
export { pmf, pmfGiven } from "./counts.ts";
export { drawFuture } from "./draw.ts";
