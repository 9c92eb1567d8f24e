/** Maximum likelihood in log parameters: the same way for every model, so that every fit says the same things about itself. */
import { bfgs, largest, type Objective } from "./bfgs.ts";
import { cholesky, hessian, inverseDiagonal, polish } from "./curvature.ts";

export type Fit<P> = {
  parameters: P;
  /** Of the parameters themselves, from the observed information; null where the data do not pin them down. */
  standardErrors: P | null;
  /** Natural logarithm, without combinatorial constants. */
  logLikelihood: number;
  iterations: number;
  converged: boolean;
  /** Customers (or renewal opportunities) that the fit rests on, weights summed. */
  observations: number;
  /** False where the likelihood is flat or rises without end: forecasts may hold, the parameters themselves mean nothing. */
  identified: boolean;
};

/** Why a model declines, as data and in words. */
export type Refusal = {
  code:
    | "too_few_customers"
    | "too_few_repeats"
    | "too_few_terms"
    | "too_few_losses"
    | "no_time"
    | "no_finite_mean"
    | "no_optimum";
  text: string;
  needed: number;
  found: number;
};

export type Answer<Value> = { ok: true; value: Value } | { ok: false; reason: Refusal };

export const refuse = (
  code: Refusal["code"],
  needed: number,
  found: number,
  text: string,
): { ok: false; reason: Refusal } => ({
  ok: false,
  reason: { code, text, needed, found },
});

/** The log likelihood at natural parameters; its derivatives by them are written into `gradient`. */
export type LogLikelihood = (parameters: Float64Array, gradient: Float64Array) => number;

export type Maximum = {
  parameters: Float64Array;
  standardErrors: Float64Array | null;
  logLikelihood: number;
  iterations: number;
  converged: boolean;
  identified: boolean;
};

/** Log parameters stay within ±14 (8e-7 to 1.2e6 in the fit's own units): what lies beyond is a boundary, not an estimate. */
const BOX = 14;
/** Where the quasi-Newton steps hand over to Newton's own, which reach the rounding of the gradient. */
const NEAR = 1e-6;
/** A parameter whose error in logs is greater than this is known to less than a factor of twenty. */
const LARGEST_LOG_ERROR = 3;

/**
 * Maximises from the best of `starts` (natural parameters, all > 0). Works on the mean per observation, so that tolerances mean the
 * same for 50 customers and for a million.
 */
export function maximise(logLikelihood: LogLikelihood, starts: number[][], observations: number): Maximum {
  const objective = inLogs(logLikelihood, observations);
  const rough = bfgs(objective, bestOf(objective, starts), { tolerance: NEAR });
  const curvature = cholesky(hessian(objective, rough.point));
  const point = curvature === null ? rough.point : polish(objective, rough.point, curvature);
  const gradient = new Float64Array(point.length);
  const value = objective(point, gradient);
  const errors = curvature && inverseDiagonal(curvature).map((variance) => Math.sqrt(variance / observations));
  const inside = largest(point) < BOX - 0.5;
  const identified = inside && errors !== null && largest(errors) < LARGEST_LOG_ERROR;
  const parameters = point.map(Math.exp);
  return {
    parameters,
    standardErrors: identified && errors !== null ? errors.map((e, i) => e * parameters[i]!) : null,
    logLikelihood: -value * observations,
    iterations: rough.iterations,
    converged: largest(gradient) < 1e-7,
    identified,
  };
}

/** −(mean log likelihood) by log parameters; +∞ outside the box. dL/d(ln θ) = θ·dL/dθ. */
function inLogs(logLikelihood: LogLikelihood, observations: number): Objective {
  return (point, gradient) => {
    if (!(largest(point) <= BOX)) return Number.POSITIVE_INFINITY;
    const parameters = point.map(Math.exp);
    const value = logLikelihood(parameters, gradient);
    for (let i = 0; i < gradient.length; i++) gradient[i] = (-gradient[i]! * parameters[i]!) / observations;
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : -value / observations;
  };
}

function bestOf(objective: Objective, starts: number[][]): Float64Array {
  const points = starts.map((start) => Float64Array.from(start, Math.log));
  const values = points.map((point) => objective(point, new Float64Array(point.length)));
  const best = values.indexOf(Math.min(...values));
  return points[Math.max(0, best)]!;
}
