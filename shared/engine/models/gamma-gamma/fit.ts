import { type Answer, type Fit, maximise, refuse } from "../../optimise/fit.ts";
import { weighted } from "../../summaries/cells.ts";
import { type GammaGamma, likelihoodOf, type SpendCells } from "./likelihood.ts";

/** Customers with at least one repeat purchase of more than nothing. Three parameters; see NOTES.md. */
export const minimum = { customers: 30 };

const STARTS = [
  [6, 4, 0.5],
  [2, 2, 0.5],
  [30, 10, 0.3],
];

/**
 * Maximum likelihood from weighted cells, in any money unit. Customers without an averaged purchase or with a mean of zero or below
 * (refunds outweigh the purchases) say nothing about a positive spend and are left out; `observations` counts the ones that were used.
 * Refuses where q ≤ 1: the population then has no mean spend to fall back on.
 */
export function fit(all: SpendCells): Answer<Fit<GammaGamma>> {
  const cells = usable(all);
  const observations = weighted(cells);
  if (observations < minimum.customers)
    return refuse(
      "too_few_customers",
      minimum.customers,
      observations,
      "Too few customers have bought again to tell how spend differs.",
    );
  const unit = weighted(cells, cells.mean) / observations;
  const best = maximise(likelihoodOf({ ...cells, mean: cells.mean.map((z) => z / unit) }), STARTS, observations);
  const parameters = named(best.parameters, unit);
  if (parameters.q <= 1)
    return refuse(
      "no_finite_mean",
      1,
      parameters.q,
      "Spend differs so much between customers that it has no finite mean.",
    );
  return {
    ok: true,
    value: {
      ...best,
      parameters,
      standardErrors: best.standardErrors && named(best.standardErrors, unit),
      logLikelihood: best.logLikelihood - observations * Math.log(unit),
      observations,
    },
  };
}

const named = (values: Float64Array, unit: number): GammaGamma => ({
  p: values[0]!,
  q: values[1]!,
  v: values[2]! * unit,
});

function usable({ x, mean, weight }: SpendCells): SpendCells {
  const kept = Uint32Array.from(x.keys()).filter((i) => x[i]! > 0 && mean[i]! > 0);
  const pick = (column: Float64Array) => Float64Array.from(kept, (i) => column[i]!);
  return { x: pick(x), mean: pick(mean), weight: pick(weight) };
}
