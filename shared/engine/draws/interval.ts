/** From draws to what is shown of them. */

export type Interval = { mean: number; low: number; high: number };

/** The p-quantile of ascending numbers, between two of them by proportion (Hyndman & Fan 1996, type 7). NaN when there are none. */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const at = (ascending.length - 1) * Math.min(1, Math.max(0, p));
  const below = Math.floor(at);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  return low === high ? low : low + (at - below) * (high - low);
}

/** Share (0..100) of ascending numbers that lie below `value`; ties count half. */
export function percentileOf(ascending: ArrayLike<number>, value: number): number {
  const below = countWhile(ascending, (other) => other < value);
  const upTo = countWhile(ascending, (other) => other <= value);
  return ascending.length === 0 ? Number.NaN : (50 * (below + upTo)) / ascending.length;
}

function countWhile(ascending: ArrayLike<number>, holds: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(ascending[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mean and central interval of `draws` holding the share `level` (0..1). */
export function interval(draws: Float64Array, level: number): Interval {
  const ascending = draws.toSorted();
  let sum = 0;
  for (const draw of ascending) sum += draw;
  return {
    mean: sum / draws.length,
    low: quantile(ascending, (1 - level) / 2),
    high: quantile(ascending, (1 + level) / 2),
  };
}
