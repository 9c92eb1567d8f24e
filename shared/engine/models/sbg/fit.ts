import { type Answer, type Fit, maximise, refuse } from "../../optimise/fit.ts";
import { likelihoodOf, type RenewalRow, type Sbg } from "./likelihood.ts";

/** See NOTES.md: two parameters need two different terms, and losses in them. */
export const minimum = { customers: 30, losses: 5, terms: 2 };

const STARTS = [
  [0.7, 1.2],
  [0.7, 4],
  [3, 15],
  [1, 50],
];

/** Maximum likelihood from renewal rows, of one cohort or of several added up. `observations` counts renewal opportunities. */
export function fit(rows: readonly RenewalRow[]): Answer<Fit<Sbg>> {
  const seen = rows.filter(({ atRisk }) => atRisk > 0);
  const observations = seen.reduce((sum, { atRisk }) => sum + atRisk, 0);
  const lost = seen.reduce((sum, row) => sum + row.lost, 0);
  const terms = new Set(seen.map(({ term }) => term)).size;
  if (observations < minimum.customers)
    return refuse("too_few_customers", minimum.customers, observations, "Too few renewals have come up.");
  if (lost < minimum.losses) return refuse("too_few_losses", minimum.losses, lost, "Too few contracts have ended.");
  if (terms < minimum.terms)
    return refuse("too_few_terms", minimum.terms, terms, "No contract has come to its second renewal.");
  const best = maximise(likelihoodOf(seen), STARTS, observations);
  return {
    ok: true,
    value: {
      ...best,
      parameters: named(best.parameters),
      standardErrors: best.standardErrors && named(best.standardErrors),
      observations,
    },
  };
}

const named = (values: Float64Array): Sbg => ({ alpha: values[0]!, beta: values[1]! });
