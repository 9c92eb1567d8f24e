/** Points that fill a cube more evenly than dice do: the same few hundred serve every customer. */

/** The real root of g³ = g + 1: the additive recurrence on 1/g and 1/g² fills the unit square evenly (Roberts 2018, sequence R₂). */
const ROOT = 1.324717957244746;

export type Points = { u: Float64Array; first: Float64Array; second: Float64Array };

/**
 * `n` points: `u` stratified and ascending, (i + ½)/n; beside each two independent standard normals, from a two-dimensional
 * low-discrepancy sequence by Box and Muller's transformation.
 */
export function points(n: number): Points {
  const result: Points = { u: new Float64Array(n), first: new Float64Array(n), second: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - ((0.5 + (i + 1) / ROOT) % 1)));
    const angle = 2 * Math.PI * ((0.5 + (i + 1) / (ROOT * ROOT)) % 1);
    result.u[i] = (i + 0.5) / n;
    result.first[i] = radius * Math.cos(angle);
    result.second[i] = radius * Math.sin(angle);
  }
  return result;
}
