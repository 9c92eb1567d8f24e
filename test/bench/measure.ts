/** How a benchmark counts: medians of repeats in one run, latencies as percentiles, and one table at the end. */

export type Row = { name: string; value: number; unit: string; note?: string; goal?: string; met?: boolean };

/** Quantile of unsorted numbers, nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Runs `clients` loops side by side until `count` calls are done; answers each call's milliseconds and the calls per second. */
export async function load(
  clients: number,
  count: number,
  call: (n: number) => Promise<void>,
): Promise<{ ms: number[]; perSecond: number }> {
  const ms: number[] = [];
  let next = 0;
  const start = performance.now();
  const client = async () => {
    for (let n = next++; n < count; n = next++) {
      const from = performance.now();
      await call(n);
      ms.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { ms, perSecond: (count / (performance.now() - start)) * 1000 };
}

export async function timed<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

const digits = (value: number) => (value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));

export function printTable(title: string, rows: Row[]): void {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const { name, value, unit, goal, met, note } of rows) {
    const verdict = goal === undefined ? "" : `  goal ${goal} ${met ? "met" : "MISSED"}`;
    console.log(
      `  ${name.padEnd(width)}  ${digits(value).padStart(10)} ${unit.padEnd(12)}${verdict}${note ? `  (${note})` : ""}`,
    );
  }
}
