/** Quasi-Newton minimisation (Nocedal & Wright, Numerical Optimization, algorithm 6.1). Deterministic: no dice, no clock. */

/** The value at `point`; its derivatives are written into `gradient`. May be +∞ outside its domain. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export type Minimum = {
  point: Float64Array;
  value: number;
  /** The largest absolute derivative that is left. */
  slope: number;
  iterations: number;
  converged: boolean;
};

export type BfgsOptions = { tolerance: number; mostIterations: number; longestStep: number };

const DEFAULTS: BfgsOptions = { tolerance: 1e-9, mostIterations: 120, longestStep: 2 };
/** A ridge that rises without end is left after this many steps that gained next to nothing. */
const IDLE_STEPS = 3;
const NOTHING = 1e-12;
const MOST_TRIALS = 25;
/** Sufficient decrease and curvature (equation 3.6). */
const DECREASE = 1e-4;
const CURVATURE = 0.9;

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

export const largest = (a: Float64Array): number => {
  let most = 0;
  for (const value of a) most = Math.max(most, Math.abs(value));
  return most;
};

export function bfgs(objective: Objective, start: Float64Array, options: Partial<BfgsOptions> = {}): Minimum {
  const { tolerance, mostIterations, longestStep } = { ...DEFAULTS, ...options };
  const n = start.length;
  let here: State = { point: start.slice(), gradient: new Float64Array(n), value: 0 };
  here.value = objective(here.point, here.gradient);
  let inverse = identity(n);
  let fresh = true;
  let iterations = 0;
  let idle = 0;
  while (iterations < mostIterations && idle < IDLE_STEPS && largest(here.gradient) > tolerance) {
    const direction = descent(inverse, here.gradient, longestStep);
    const next = lineSearch(objective, here, direction);
    if (next === null) {
      if (fresh) break;
      inverse = identity(n);
      fresh = true;
      continue;
    }
    iterations++;
    idle = here.value - next.value > NOTHING * Math.abs(next.value) ? 0 : idle + 1;
    fresh = !update(inverse, here, next);
    if (fresh) inverse = identity(n);
    here = next;
  }
  const slope = largest(here.gradient);
  return { point: here.point, value: here.value, slope, iterations, converged: slope <= tolerance };
}

type State = { point: Float64Array; gradient: Float64Array; value: number };

const identity = (n: number): Float64Array[] =>
  Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));

/** −H∇f, shortened so that no log parameter moves by more than `longestStep` at once. */
function descent(inverse: Float64Array[], gradient: Float64Array, longestStep: number): Float64Array {
  const direction = Float64Array.from(inverse, (row) => -dot(row, gradient));
  const length = largest(direction);
  return length > longestStep ? direction.map((d) => (d * longestStep) / length) : direction;
}

/** A step that keeps both Wolfe conditions, by bisection between one that is too long and one that is too short. */
function lineSearch(objective: Objective, from: State, direction: Float64Array): State | null {
  const slope = dot(from.gradient, direction);
  if (!(slope < 0)) return null;
  let short = 0;
  let long = Number.POSITIVE_INFINITY;
  let step = 1;
  let best: State | null = null;
  for (let attempt = 0; attempt < MOST_TRIALS; attempt++) {
    const point = from.point.map((value, i) => value + step * direction[i]!);
    const gradient = new Float64Array(point.length);
    const value = objective(point, gradient);
    if (!(value <= from.value + DECREASE * step * slope)) long = step;
    else {
      best = { point, gradient, value };
      if (dot(gradient, direction) >= CURVATURE * slope) return best;
      short = step;
    }
    step = long === Number.POSITIVE_INFINITY ? 2 * short : (short + long) / 2;
  }
  return best;
}

/** Equation 6.17, in place. Answers false, and changes nothing, where the curvature is not positive. */
function update(inverse: Float64Array[], from: State, to: State): boolean {
  const s = to.point.map((value, i) => value - from.point[i]!);
  const y = to.gradient.map((value, i) => value - from.gradient[i]!);
  const sy = dot(s, y);
  if (!(sy > 1e-14 * Math.sqrt(dot(s, s) * dot(y, y)))) return false;
  const hy = Float64Array.from(inverse, (row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  for (let i = 0; i < s.length; i++) {
    const row = inverse[i]!;
    for (let j = 0; j < s.length; j++) {
      const [si, sj] = [s[i]!, s[j]!];
      row[j] = row[j]! + factor * si * sj - (hy[i]! * sj + si * hy[j]!) / sy;
    }
  }
  return true;
}
