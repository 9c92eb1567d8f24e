/** Fit and scoring times of the engine on simulated populations, beside what peers take (measured elsewhere, on two cores). */
import {
  beta,
  bgNbd,
  exponential,
  gamma,
  gammaGamma,
  type History,
  intervalOfFuture,
  mergeCells,
  random,
  toCells,
  weeklyRate,
  weeksOfMonths,
} from "../../shared/engine/index.ts";
import { median, type Row } from "./measure.ts";

const TRUTH = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const SPEND = { p: 6.25, q: 3.74, v: 15.44 };

/** Seconds that lifetimes takes with aggregated rows, by customers (two cores, to about a factor of 1.5). */
const PEER_SECONDS: Record<number, number> = { 2357: 0.033, 23_570: 0.06, 100_000: 0.2, 1_000_000: 1.37 };

/** Whole days, so that customers share cells as real ones do. Source: Fader, Hardie & Lee (2005), section 2. */
function simulate(customers: number, seed: number): History[] {
  const dice = random(seed);
  return Array.from({ length: customers }, () => {
    const days = 189 + Math.floor(dice() * 84);
    const rate = gamma(dice, TRUTH.r, TRUTH.alpha);
    const leaving = beta(dice, TRUTH.a, TRUTH.b);
    let x = 0;
    let last = 0;
    for (let week = exponential(dice) / rate; week < days / 7; week += exponential(dice) / rate) {
      const day = Math.floor(week * 7);
      if (day > last) {
        x += 1;
        last = day;
      }
      if (dice() < leaving) break;
    }
    return { x, tx: last / 7, T: days / 7 };
  });
}

function seconds(repeats: number, work: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    work();
    times.push((performance.now() - start) / 1000);
  }
  return median(times);
}

function fitRows(customers: number): Row[] {
  const histories = simulate(customers, 7);
  const repeats = customers > 200_000 ? 2 : 5;
  let cells = toCells(histories);
  const folding = seconds(repeats, () => (cells = toCells(histories)));
  const fitting = seconds(repeats, () => {
    const fit = bgNbd.fit(cells);
    if (!fit.ok) throw new Error("the fit was refused");
  });
  const n = customers.toLocaleString("en");
  const peer = PEER_SECONDS[customers];
  return [
    { name: `cells, ${n} customers`, value: folding, unit: "s", note: `${cells.x.length.toLocaleString("en")} cells` },
    { name: `BG/NBD fit, ${n} customers`, value: fitting, unit: "s", note: `lifetimes ${peer} s, measured elsewhere` },
  ];
}

function spendRow(customers: number): Row {
  const dice = random(11);
  const xs = Float64Array.from({ length: customers }, () => 1 + Math.floor(dice() * 8));
  const mean = xs.map((x) => {
    const nu = gamma(dice, SPEND.q, SPEND.v);
    return gamma(dice, SPEND.p * x, nu) / x;
  });
  const weight = new Float64Array(customers).fill(1);
  const value = seconds(5, () => {
    if (!gammaGamma.fit({ x: xs, mean, weight }).ok) throw new Error("the fit was refused");
  });
  return {
    name: `gamma-gamma fit, ${customers.toLocaleString("en")} repeat buyers`,
    value,
    unit: "s",
    note: "lifetimes 0.12 s at 100,000 customers, measured elsewhere",
  };
}

function scoreRow(): Row {
  const histories = simulate(20_000, 13);
  const options = { ratePerWeek: weeklyRate(0.1), horizonWeeks: weeksOfMonths(36) };
  const time = seconds(3, () => {
    for (const history of histories) intervalOfFuture(TRUTH, SPEND, history, { x: history.x, mean: 35 }, options);
  });
  const value = histories.length / time;
  return { name: "expected value with interval", value, unit: "customers/s", goal: "≥ 30,000", met: value >= 30_000 };
}

export function engineRows(): Row[] {
  mergeCells(toCells(simulate(100, 1)));
  return [...[2357, 23_570, 100_000, 1_000_000].flatMap(fitRows), spendRow(40_000), scoreRow()];
}
