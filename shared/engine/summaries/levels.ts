/** The different values of a column, so that a logarithm or a gamma function is taken once for each. */
export type Levels = { values: Float64Array; index: Uint32Array };

/** `values` in order of first appearance; `column[i]` is `values[index[i]]`. */
export function levelsOf(column: Float64Array): Levels {
  const seen = new Map<number, number>();
  const index = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    let level = seen.get(value);
    if (level === undefined) {
      level = seen.size;
      seen.set(value, level);
    }
    index[i] = level;
  }
  return { values: Float64Array.from(seen.keys()), index };
}

/** `amounts` added up by level. */
export function sumByLevel({ values, index }: Levels, amounts: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let i = 0; i < index.length; i++) {
    const level = index[i]!;
    sums[level] = sums[level]! + amounts[i]!;
  }
  return sums;
}
