/** Where the parts of a {@link RangeBar} lie, in percent of its width. */
export type RangeParts = {
  /** From nothing to what there is; a loss lies left of zero. */
  done: { left: number; width: number; loss: boolean };
  /** What is still expected, to the mean. */
  next: { left: number; width: number } | null;
  interval: { left: number; width: number } | null;
  /** Where nothing is, when a part lies below it. */
  zero: number | null;
};

type Range = { mean: number; low: number; high: number };

/** Amounts in one unit → places on one scale that holds them all and zero, with a little room at its end. */
export function rangeParts(done: number, total: Range | null): RangeParts {
  const values = [0, done, ...(total === null ? [] : [total.mean, total.low, total.high])];
  const min = Math.min(...values);
  const max = Math.max(...values);
  const span = (max - min) * 1.06 || 1;
  const at = (value: number) => ((value - min) / span) * 100;
  const part = (from: number, to: number) => ({ left: at(Math.min(from, to)), width: Math.abs(at(to) - at(from)) });
  return {
    done: { ...part(0, done), loss: done < 0 },
    next: total === null ? null : part(done, total.mean),
    interval: total === null ? null : part(total.low, total.high),
    zero: min < 0 ? at(0) : null,
  };
}
