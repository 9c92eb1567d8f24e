/** A model with published parameters: BG/NBD and gamma-gamma of the CDNOW sample, sBG of the "Regular" cohort (Fader & Hardie 2007). */
import type { ModelVersion } from "../../../shared/contract/endpoints/model.ts";
import type { Rules } from "../../../shared/metrics/types.ts";
import { NO_MODEL } from "./facts.ts";

const fitted = { status: "fitted", logLikelihood: -1, observations: 2357 } as const;
const sbg = {
  ...fitted,
  name: "sbg",
  parameters: { alpha: 0.7040773, beta: 1.182043 },
  standardErrors: { alpha: 0.05, beta: 0.1 },
} as const;

export const PUBLISHED: ModelVersion = {
  version: "published",
  asOf: "2026-06-30",
  fittedAt: "2026-06-30T00:00:00Z",
  currency: "EUR",
  basis: "revenue",
  customers: 2357,
  models: [
    {
      ...fitted,
      name: "bg-nbd",
      parameters: { r: 0.24259452, alpha: 4.413602, a: 0.79292203, b: 2.4259068 },
      standardErrors: { r: 0.01256, alpha: 0.3782, a: 0.1857, b: 0.7054 },
    },
    { ...fitted, name: "gamma-gamma", parameters: { p: 6.2495723, q: 3.7442247, v: 15.443521 }, observations: 946 },
    { ...sbg, segment: "month" },
    { ...sbg, segment: "year" },
  ],
  valuePercentiles: null,
};

export const RULES: Rules = { ...NO_MODEL, model: PUBLISHED };

/** The rules with some thresholds changed. */
export const withThresholds = (change: Partial<Rules["thresholds"]>): Rules => ({
  ...RULES,
  thresholds: { ...RULES.thresholds, ...change },
});
