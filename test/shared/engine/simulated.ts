/** Populations made by the models themselves, from a seed. */
import {
  beta,
  type BgNbd,
  type Cells,
  exponential,
  gamma,
  type GammaGamma,
  type History,
  random,
  type RenewalRow,
  type Sbg,
  type SpendCells,
  toCells,
} from "../../../shared/engine/index.ts";

export type Life = { history: History; later: number; alive: boolean };

/** Customers with ages spread over `ageWeeks`, whole days; `later` counts purchases in the `laterWeeks` after. */
export function simulateLives(
  { r, alpha, a, b }: BgNbd,
  size: number,
  seed: number,
  ages: [number, number] = [26, 52],
  laterWeeks = 39,
): Life[] {
  const dice = random(seed);
  return Array.from({ length: size }, () => {
    const T = Math.round((ages[0] + (ages[1] - ages[0]) * dice()) * 7) / 7;
    const [rate, p] = [gamma(dice, r, alpha), beta(dice, a, b)];
    const life: Life = { history: { x: 0, tx: 0, T }, later: 0, alive: true };
    for (let time = exponential(dice) / rate; time <= T + laterWeeks; time += exponential(dice) / rate) {
      if (time <= T) {
        life.history.x++;
        life.history.tx = time;
      } else life.later++;
      const leaves = dice() < p;
      if (leaves && time <= T) life.alive = false;
      if (leaves) break;
    }
    return life;
  });
}

export const simulateCells = (parameters: BgNbd, size: number, seed: number): Cells =>
  toCells(simulateLives(parameters, size, seed).map(({ history }) => history));

export function simulateSpend({ p, q, v }: GammaGamma, size: number, seed: number): SpendCells {
  const dice = random(seed);
  const x = Float64Array.from({ length: size }, () => 1 + Math.floor(6 * dice()));
  const mean = x.map((count) => gamma(dice, p * count, gamma(dice, q, v)) / count);
  return { x, mean, weight: new Float64Array(size).fill(1) };
}

export function simulateRenewals({ alpha, beta: b }: Sbg, size: number, seed: number, terms = 8): RenewalRow[] {
  const dice = random(seed);
  const rows = Array.from({ length: terms }, (_, i) => ({ term: i + 1, atRisk: 0, lost: 0 }));
  for (let customer = 0; customer < size; customer++) {
    const theta = beta(dice, alpha, b);
    for (const row of rows) {
      row.atRisk++;
      if (dice() >= theta) continue;
      row.lost++;
      break;
    }
  }
  return rows;
}
