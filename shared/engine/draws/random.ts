/** Seeded dice. The same seed gives the same numbers on every machine. */

/** A number in (0, 1), never 0 or 1. */
export type Random = () => number;

/**
 * sfc32 (Chris Doty-Humphrey's small fast counting generator; passes PractRand), seeded through a 32-bit mixer so that neighbouring
 * seeds are unrelated.
 */
export function random(seed: number): Random {
  let a = mix(seed | 0);
  let b = mix(a ^ 0x5bd1e995);
  let c = mix(b ^ 0x1b873593);
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return ((sum >>> 0) + 0.5) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm++) next();
  return next;
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(seed: number): number {
  let h = (seed + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
