/** Gauss–Legendre quadrature (Abramowitz & Stegun 25.4.29). */

export type Rule = { nodes: Float64Array; weights: Float64Array };

/** The n-point rule on [−1, 1]: roots of the Legendre polynomial by Newton's method from Chebyshev-like starts. */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let previous = 1;
      let value = x;
      for (let k = 2; k <= n; k++) [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
      slope = (n * (x * value - previous)) / (x * x - 1);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Visits the points of `rule` on each of `panels` equal parts of [from, to]; Σ weight·f(x) over the visits is ∫ f. */
export function visitNodes(
  from: number,
  to: number,
  panels: number,
  rule: Rule,
  visit: (x: number, weight: number) => void,
): void {
  const half = (to - from) / (2 * panels);
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (let i = 0; i < rule.nodes.length; i++) visit(middle + half * rule.nodes[i]!, half * rule.weights[i]!);
  }
}
