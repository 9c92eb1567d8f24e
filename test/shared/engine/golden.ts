/** The golden figures: published or independently computed expectations, with their tolerance and source. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");

export type GoldenCase = {
  id: string;
  model: string;
  function: string;
  params: Record<string, number>;
  input: Record<string, unknown>;
  expected: unknown;
  tolerance: { rel?: number; abs?: number };
  note?: string;
  kind?: string;
};

const { cases } = JSON.parse(readFileSync(join(ROOT, "test/fixtures/golden.json"), "utf8")) as { cases: GoldenCase[] };

export const goldenOf = (model: string): GoldenCase[] => cases.filter((one) => one.model === model);

export const isClose = (actual: number, expected: number, { rel = 0, abs = 0 }: GoldenCase["tolerance"]): boolean =>
  Math.abs(actual - expected) <= Math.max(abs, rel * Math.abs(expected));

/** Every number of `expected`, at the case's own tolerance. */
export function expectClose(actual: ArrayLike<number>, { id, expected, tolerance }: GoldenCase): void {
  const wanted = [expected].flat(3) as number[];
  expect(actual.length, id).toBe(wanted.length);
  const wrong = wanted.flatMap((value, i) =>
    isClose(actual[i] ?? Number.NaN, value, tolerance) ? [] : [`${id}[${i}]: ${actual[i]} is not ${value}`],
  );
  expect(wrong).toEqual([]);
}

const DATA = process.env["MARBLES_DATA"] ?? resolve(ROOT, "../shared/data");

/** The CSV files stay outside the project; without them a test says why it was skipped. */
export const hasData = existsSync(join(DATA, "cdnow_sample_summary.csv"));
export const WITHOUT_DATA = "needs the data files: set MARBLES_DATA or put them in ../shared/data";

export const readRows = (file: string): number[][] =>
  readFileSync(join(DATA, file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").map(Number));

export const readLines = (file: string): string[][] =>
  readFileSync(join(DATA, file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
