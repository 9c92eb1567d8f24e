/** The published figures of the CDNOW sample, from orders to parameters. Sources: Fader, Hardie & Lee 2005; Fader & Hardie note 025. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { FittedModel } from "../../../shared/contract/endpoints/model.ts";
import type { Fact } from "../../../shared/contract/records.ts";
import { parseDay } from "../../../shared/contract/time.ts";
import { books, type Fold, fitModels, foldUnits, mergeFolds } from "../../../shared/metrics/index.ts";
import { rowsOf } from "../../../shared/metrics/fold.ts";
import { order } from "./facts.ts";

const FOLDER = process.env["MARBLES_DATA"] ?? resolve(import.meta.dirname, "../../../../shared/data");
const LOG = join(FOLDER, "cdnow_sample_transactions.csv");
const DOLLARS = books({ currency: "USD", timeZone: "UTC" }, []);
const AS_OF = parseDay("1997-09-30") ?? 0;

function readUnits(): Fact[][] {
  const units = new Map<string, Fact[]>();
  for (const [line, text] of readFileSync(LOG, "utf8").trim().split("\n").slice(1).entries()) {
    const [, id = "", date = "", , spend = ""] = text.split(",");
    const fact = order(`${date}T12:00:00Z`, spend, {
      currency: "USD",
      id: String(line),
      customer: `shop::customer:${id}`,
    });
    units.set(id, [...(units.get(id) ?? []), fact]);
  }
  return [...units.values()];
}

describe.skipIf(!existsSync(LOG))(`the CDNOW sample (skipped where ${LOG} is absent)`, () => {
  let units: Fact[][];
  let fold: Fold;
  let models: FittedModel[];
  beforeAll(() => {
    units = readUnits();
    fold = foldUnits(units, DOLLARS, AS_OF);
    models = fitModels(fold).models;
  });
  const parameters = (name: string) => models.find((model) => model.name === name)?.parameters ?? {};

  it("folds 2,357 customers to the frequencies, recencies and ages that were published", () => {
    const rows = rowsOf(fold.orders, 4);
    expect(rows.reduce((sum, [, , , n = 0]) => sum + n, 0)).toBe(2357);
    const summary = readFileSync(join(FOLDER, "cdnow_sample_summary.csv"), "utf8").trim().split("\n").slice(1);
    const published = new Map<string, number>();
    for (const text of summary) {
      const [, x, tx, T] = text.split(",").map(Number);
      const cell = [x, Math.round((tx ?? 0) * 7), Math.round((T ?? 0) * 7)].join(" ");
      published.set(cell, (published.get(cell) ?? 0) + 1);
    }
    expect(new Map(rows.map(([x, tx, T, n = 0]) => [[x, tx, T].join(" "), n]))).toEqual(published);
  });

  it("fits BG/NBD to r .2426, α 4.4136, a .7929, b 2.4259 in weeks, LL −9582.429", () => {
    const { r = 0, alpha = 0, a = 0, b = 0 } = parameters("bg-nbd");
    for (const [found, known] of [
      [r, 0.24259452],
      [alpha, 4.413602],
      [a, 0.79292203],
      [b, 2.4259068],
    ] as const)
      expect(Math.abs(found / known - 1)).toBeLessThan(1e-3);
    expect(models.find(({ name }) => name === "bg-nbd")?.logLikelihood).toBeCloseTo(-9582.429206, 3);
  });

  it("fits gamma-gamma to 6.2496, 3.7442, 15.4435 dollars on 946 customers", () => {
    const { p = 0, q = 0, v = 0 } = parameters("gamma-gamma");
    for (const [found, known] of [
      [p, 6.2495723],
      [q, 3.7442247],
      [v, 15.443521],
    ] as const)
      expect(Math.abs(found / known - 1)).toBeLessThan(1e-3);
    expect(models.find(({ name }) => name === "gamma-gamma")?.observations).toBe(946);
  });

  it("gives the same fold from any partition of the customers", () => {
    const parts = [0, 1, 2].map((part) =>
      foldUnits(
        units.filter((_, i) => i % 3 === part),
        DOLLARS,
        AS_OF,
      ),
    );
    expect(mergeFolds(parts.toReversed())).toEqual(fold);
  });
});
