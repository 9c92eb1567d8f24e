import * as z from "zod";
import { day } from "../fields.ts";

const numbers = z.record(z.string(), z.number());

/** One fitted model with what is needed to judge it. Times in weeks (bg-nbd) or terms (sbg). */
export const fittedModel = z.object({
  name: z.enum(["bg-nbd", "gamma-gamma", "sbg"]),
  status: z.enum(["fitted", "fallback"]),
  /** With `fallback` why a simpler rule stands in, else what to know of the fit, in words. */
  note: z.string().optional(),
  segment: z.string().optional(),
  parameters: numbers,
  standardErrors: numbers.optional(),
  logLikelihood: z.number(),
  observations: z.number(),
  cells: z.number().optional(),
});
export type FittedModel = z.infer<typeof fittedModel>;

export const modelVersion = z.object({
  version: z.string(),
  asOf: z.string(),
  fittedAt: z.string(),
  currency: z.string(),
  basis: z.enum(["revenue", "margin"]),
  customers: z.number(),
  models: z.array(fittedModel),
  /** Ordered expected totals at each percentile 0..100, in minor units of `currency`: where bands by percentile are cut. */
  valuePercentiles: z.array(z.number()).nullable(),
});
export type ModelVersion = z.infer<typeof modelVersion>;

export const modelAnswer = z.object({ active: modelVersion.nullable(), latest: modelVersion.nullable() });
export const fitQuestion = z.strictObject({ asOf: day.optional() });
export const fitJob = z.object({
  job: z.string(),
  status: z.enum(["queued", "folding", "fitting", "publishing", "rescoring", "done", "failed"]),
  asOf: z.string(),
  progress: z.object({ done: z.number(), total: z.number() }),
  version: z.string().nullable(),
  error: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type FitJob = z.infer<typeof fitJob>;
