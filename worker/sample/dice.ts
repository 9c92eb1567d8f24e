/** The only source of chance in the sample: a seeded generator and the distributions that the company's behaviour is drawn from. */
export type Dice = {
  /** Uniform in [0, 1). */
  next(): number;
  /** A stream of its own, so that one customer's story never depends on how many numbers another one drew. */
  fork(name: string): Dice;
};

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded with four lanes of a text hash and warmed up. */
export function dice(seed: string): Dice {
  let [a, b, c, d] = lanes(seed);
  const step = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 16; i++) step();
  return {
    next: () => ((step() >>> 5) * 67_108_864 + (step() >>> 6)) / 9_007_199_254_740_992,
    fork: (name) => dice(`${seed}/${name}`),
  };
}

function lanes(text: string): [number, number, number, number] {
  const state: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x1b873593];
  for (let i = 0; i < text.length; i++)
    for (let lane = 0; lane < 4; lane++)
      state[lane] = Math.imul((state[lane] ?? 0) ^ (text.charCodeAt(i) + lane * 131), 0x01000193 + lane * 2) | 0;
  return state;
}

export const uniform = (d: Dice, low: number, high: number): number => low + (high - low) * d.next();
export const chance = (d: Dice, probability: number): boolean => d.next() < probability;
/** A whole number from `low` to `high`, both included. */
export const between = (d: Dice, low: number, high: number): number => low + Math.floor(d.next() * (high - low + 1));
export const exponential = (d: Dice, rate: number): number => -Math.log(1 - d.next()) / rate;

export function pick<Item>(d: Dice, items: readonly Item[]): Item {
  const item = items[Math.floor(d.next() * items.length)];
  if (item === undefined) throw new RangeError("There is nothing to pick from.");
  return item;
}

/** Picks by weight; the weights need not add up to one. */
export function pickWeighted<Item>(d: Dice, items: readonly (readonly [Item, number])[]): Item {
  let left = d.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return pick(d, items)[0];
}

/** Standard normal by Marsaglia's polar method. */
export function normal(d: Dice): number {
  for (;;) {
    const u = 2 * d.next() - 1;
    const v = 2 * d.next() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Gamma with unit rate (Marsaglia & Tsang 2000; below shape 1 by their boost, section 6). */
export function gamma(d: Dice, shape: number): number {
  if (shape < 1) return gamma(d, shape + 1) * (1 - d.next()) ** (1 / shape);
  const k = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * k);
  for (;;) {
    const x = normal(d);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - d.next()) < 0.5 * x * x + k - k * v + k * Math.log(v)) return k * v;
  }
}

export function beta(d: Dice, a: number, b: number): number {
  const x = gamma(d, a);
  return x / (x + gamma(d, b));
}

/** Poisson by counting unit-rate arrivals; the means here are small. */
export function poisson(d: Dice, mean: number): number {
  let count = 0;
  for (let t = exponential(d, 1); t < mean; t += exponential(d, 1)) count++;
  return count;
}
