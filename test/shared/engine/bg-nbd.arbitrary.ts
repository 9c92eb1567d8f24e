/** Any parameters and any history that make sense, the extreme ones included. */
import * as fc from "fast-check";
import type { History } from "../../../shared/engine/index.ts";

/** Even in the logarithm. */
export const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

export const anyBgNbd = fc.record({
  r: between(1e-3, 100),
  alpha: between(1e-2, 1e4),
  a: between(1e-3, 100),
  b: between(1e-3, 1e3),
});
export const anyHistory: fc.Arbitrary<History> = fc
  .record({
    x: fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(10_000)),
    T: between(1 / 7, 3_000),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ x, T, share }) => ({ x, T, tx: x === 0 ? 0 : T * share }));
