/** The CDNOW sample, calibrated to 1997-09-30, with what each customer did in the 39 weeks after. */
import { type Cells, type History, type Spend, toCells } from "../../../shared/engine/index.ts";
import type { SpendCells } from "../../../shared/engine/index.ts";
import { readRows } from "./golden.ts";

export type Known = { history: History; spend: Spend; laterPurchases: number; laterSpend: number };

/** The file prints six decimals; the true times are whole days. */
const wholeDays = (weeks: number): number => Math.round(weeks * 7) / 7;

export const readCdnow = (): Known[] =>
  readRows("cdnow_sample_summary.csv").map((row) => {
    const [, x, tx, T, mean, laterPurchases, laterSpend] = row as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return {
      history: { x, tx: wholeDays(tx), T: wholeDays(T) },
      spend: { x, mean },
      laterPurchases,
      laterSpend,
    };
  });

export const cellsOf = (customers: readonly Known[]): Cells => toCells(customers.map(({ history }) => history));

export const spendCellsOf = (customers: readonly Known[]): SpendCells => {
  const repeat = customers.filter(({ spend }) => spend.x > 0);
  return {
    x: Float64Array.from(repeat, ({ spend }) => spend.x),
    mean: Float64Array.from(repeat, ({ spend }) => spend.mean),
    weight: new Float64Array(repeat.length).fill(1),
  };
};
