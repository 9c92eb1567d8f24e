import { describe, expect, it } from "vitest";
import { holdout, mergeCells, type Purchase, summarise, toCells } from "../../../shared/engine/index.ts";
import { cellsOf, readCdnow } from "./cdnow.ts";
import { expectClose, type GoldenCase, goldenOf, hasData, readLines, WITHOUT_DATA } from "./golden.ts";

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const golden = (id: string) => goldenOf("summary").find((one) => one.id === id) as GoldenCase;

function purchasesOf({ input }: GoldenCase): Map<number, Purchase[]> {
  const customers = new Map<number, Purchase[]>();
  for (const [customer, date, amount] of input["transactions"] as [number, string, number][])
    customers.set(customer, [...(customers.get(customer) ?? []), { day: dayOf(date), amount }]);
  return customers;
}

describe("purchases become histories", () => {
  it("summary-001: repeat days, recency, age and mean repeat spend, in days", () => {
    const one = golden("summary-001");
    const rows = [...purchasesOf(one)].flatMap(([customer, purchases]) => {
      const summary = summarise(purchases, dayOf(one.input["end"] as string));
      return summary === null
        ? []
        : [customer, summary.history.x, summary.history.tx * 7, summary.history.T * 7, summary.spend.mean];
    });
    expectClose(rows, one);
  });

  it("summary-003: a cut-off divides calibration from hold-out, and who comes later is left out", () => {
    const one = golden("summary-003");
    const [cut, end] = [one.input["calibration_end"], one.input["end"]].map((date) => dayOf(date as string)) as [
      number,
      number,
    ];
    const known = [...purchasesOf(one)].filter(([, purchases]) => summarise(purchases, cut) !== null);
    const later = known.map(([, purchases]) => holdout(purchases, cut, end));
    expect({
      monetary_cal: known.map(([, purchases]) => summarise(purchases, cut)?.spend.mean),
      monetary_holdout: later.map(({ count, total }) => (count === 0 ? 0 : total / count)),
      customers: known.map(([customer]) => customer),
    }).toEqual(one.expected);
  });

  it("summary-004: two orders on one day are one purchase", () => {
    const [[, purchases]] = [...purchasesOf(golden("summary-004"))] as [[number, Purchase[]]];
    expect(summarise(purchases, dayOf("2015-01-31"))?.history.x).toBe(0);
  });

  it.skipIf(!hasData)(`summary-005: the CDNOW log${hasData ? "" : `: ${WITHOUT_DATA}`}`, () => {
    const one = golden("summary-005");
    const [cut, end] = [one.input["calibration_end"], one.input["end"]].map((date) => dayOf(date as string)) as [
      number,
      number,
    ];
    const customers = new Map<string, Purchase[]>();
    for (const [, id, date, , spend] of readLines("cdnow_sample_transactions.csv") as [
      string,
      string,
      string,
      string,
      string,
    ][])
      customers.set(id, [...(customers.get(id) ?? []), { day: dayOf(date), amount: Number(spend) }]);
    const all = [...customers.values()].flatMap((purchases) => summarise(purchases, cut) ?? []);
    const means = all.flatMap(({ spend }) => (spend.x > 0 ? [spend.mean] : [])).toSorted((a, b) => a - b);
    const middle = means.length / 2;
    const found = {
      customers: all.length,
      repeat_customers: means.length,
      sum_x: all.reduce((sum, { history }) => sum + history.x, 0),
      sum_x_holdout: [...customers.values()].reduce((sum, purchases) => sum + holdout(purchases, cut, end).count, 0),
      cells: toCells(all.map(({ history }) => history)).x.length,
      mean_zbar: means.reduce((sum, mean) => sum + mean, 0) / means.length,
      median_zbar: ((means[middle - 1] as number) + (means[middle] as number)) / 2,
      max_zbar: means.at(-1) as number,
      min_zbar: means[0] as number,
    };
    expectClose(Object.values(found), { ...one, expected: Object.values(one.expected as Record<string, number>) });
    expect(Object.keys(found)).toEqual(Object.keys(one.expected as object));
  });
});

describe("customers become cells", () => {
  it("identical customers are one weighted cell, and cells of several shards merge", () => {
    const cells = toCells([
      { x: 1, tx: 2, T: 5 },
      { x: 0, tx: 0, T: 5 },
      { x: 1, tx: 2, T: 5 },
    ]);
    expect(cells).toEqual({
      x: Float64Array.of(0, 1),
      tx: Float64Array.of(0, 2),
      T: Float64Array.of(5, 5),
      weight: Float64Array.of(1, 2),
    });
    const twice = {
      x: Float64Array.of(...cells.x, ...cells.x),
      tx: Float64Array.of(...cells.tx, ...cells.tx),
      T: Float64Array.of(...cells.T, ...cells.T),
      weight: Float64Array.of(...cells.weight, ...cells.weight),
    };
    expect(mergeCells(twice)).toEqual({ ...cells, weight: Float64Array.of(2, 4) });
  });

  it.skipIf(!hasData)(`no customer is lost on the way${hasData ? "" : `: ${WITHOUT_DATA}`}`, () => {
    const customers = readCdnow();
    expect(cellsOf(customers).weight.reduce((sum, weight) => sum + weight, 0)).toBe(customers.length);
  });
});
