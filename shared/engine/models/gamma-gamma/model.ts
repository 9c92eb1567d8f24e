/** What a purchase is worth, beside any model of how many there will be. */
export { fit, minimum } from "./fit.ts";
export { logLikelihood, logLikelihoodEach } from "./likelihood.ts";
export { drawSpend, drawTotal, expectedSpend, givenSpend, populationMean } from "./predict.ts";
