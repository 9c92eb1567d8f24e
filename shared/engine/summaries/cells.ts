/** Identical customers as one weighted cell: a likelihood costs as much as there are different histories, not customers. */
import type { History } from "./history.ts";

/** Columns of equal length; times in weeks. */
export type Cells = { x: Float64Array; tx: Float64Array; T: Float64Array; weight: Float64Array };

/** Ascending by x, tx, T, so that the same customers in another order give the same bits. */
export function toCells(histories: readonly History[]): Cells {
  const ones = new Float64Array(histories.length).fill(1);
  return mergeCells({
    x: Float64Array.from(histories, ({ x }) => x),
    tx: Float64Array.from(histories, ({ tx }) => tx),
    T: Float64Array.from(histories, ({ T }) => T),
    weight: ones,
  });
}

const at = (column: Float64Array, i: number) => column[i]!;

/** Sorts cells and adds up those that are identical. */
export function mergeCells({ x, tx, T, weight }: Cells): Cells {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i).toSorted(
    (i, j) => at(x, i) - at(x, j) || at(tx, i) - at(tx, j) || at(T, i) - at(T, j),
  );
  const merged: Cells = { x: x.slice(), tx: tx.slice(), T: T.slice(), weight: new Float64Array(x.length) };
  let last = -1;
  for (const i of order) {
    const same = last >= 0 && merged.x[last] === x[i] && merged.tx[last] === tx[i] && merged.T[last] === T[i];
    if (!same) {
      last++;
      merged.x[last] = at(x, i);
      merged.tx[last] = at(tx, i);
      merged.T[last] = at(T, i);
    }
    merged.weight[last] = at(merged.weight, last) + at(weight, i);
  }
  const cut = (column: Float64Array) => column.slice(0, last + 1);
  return { x: cut(merged.x), tx: cut(merged.tx), T: cut(merged.T), weight: cut(merged.weight) };
}

/** Σ weight·column, or Σ weight. */
export function weighted(cells: { weight: Float64Array }, column?: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < cells.weight.length; i++) sum += cells.weight[i]! * (column?.[i] ?? 1);
  return sum;
}
