/** The Hessian at an optimum: it gives the last Newton steps and, inverted, the uncertainty of the parameters. */
import { type Objective, dot, largest } from "./bfgs.ts";

/** Relative to log parameters of order one: the cube root of the rounding unit balances rounding against curvature. */
const STEP = 6e-6;

/** Central differences of an analytic gradient, made symmetric. */
export function hessian(objective: Objective, point: Float64Array): Float64Array[] {
  const n = point.length;
  const columns = Array.from({ length: n }, (_, i) => {
    const [up, down] = [point.slice(), point.slice()];
    up[i] = up[i]! + STEP;
    down[i] = down[i]! - STEP;
    const [above, below] = [new Float64Array(n), new Float64Array(n)];
    objective(up, above);
    objective(down, below);
    return above.map((value, j) => (value - below[j]!) / (2 * STEP));
  });
  return columns.map((column, i) => column.map((value, j) => (value + columns[j]![i]!) / 2));
}

/** Lower triangle L with L·Lᵀ = matrix, or null where the matrix is not positive definite. */
export function cholesky(matrix: Float64Array[]): Float64Array[] | null {
  const lower: Float64Array[] = [];
  for (const [i, source] of matrix.entries()) {
    const row = new Float64Array(matrix.length);
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : lower[j]!;
      let rest = source[j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * other[k]!;
      if (j === i && !(rest > 0)) return null;
      row[j] = j === i ? Math.sqrt(rest) : rest / other[j]!;
    }
    lower.push(row);
  }
  return lower;
}

/** Solves L·Lᵀ·x = b. */
export function solve(lower: Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    const row = lower[i]!;
    for (let k = 0; k < i; k++) x[i] = x[i]! - row[k]! * x[k]!;
    x[i] = x[i]! / row[i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = x[i]! - lower[k]![i]! * x[k]!;
    x[i] = x[i]! / lower[i]![i]!;
  }
  return x;
}

/** The diagonal of the inverse. */
export const inverseDiagonal = (lower: Float64Array[]): Float64Array =>
  Float64Array.from(lower, (_, i) => {
    const unit = new Float64Array(lower.length);
    unit[i] = 1;
    return solve(lower, unit)[i]!;
  });

/**
 * Newton steps from a point that is already near, all with the curvature found there, kept only while they make the gradient smaller.
 * Near the optimum the curvature hardly changes, so a second Hessian would cost more steps than it saves.
 */
export function polish(objective: Objective, start: Float64Array, lower: Float64Array[], steps = 8): Float64Array {
  let point = start;
  let gradient = new Float64Array(start.length);
  const most = objective(point, gradient) + 1e-9;
  for (let step = 0; step < steps; step++) {
    const move = solve(lower, gradient);
    if (!(largest(move) < 0.1)) return point;
    const next = point.map((value, i) => value - move[i]!);
    const slope = new Float64Array(next.length);
    // Where the step leaves the domain the value is +∞ and the slope says nothing.
    const inside = objective(next, slope) < most;
    if (!inside || !(dot(slope, slope) < dot(gradient, gradient))) return point;
    point = next;
    gradient = slope;
  }
  return point;
}
