/** Contracts that are renewed term by term. */
export { fit, minimum } from "./fit.ts";
export { logLikelihood, retention } from "./likelihood.ts";
export {
  conditionalSurvival,
  discountedExpectedLifetime,
  discountedRenewals,
  discountedResidualLifetime,
  drawRenewals,
  givenRenewals,
  intervalOfRenewals,
  pmf,
  survival,
} from "./predict.ts";
