import * as fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, hash53 } from "../../../shared/contract/canonical.ts";

it("writes equal values as equal text, whatever the order of their fields", () => {
  expect(canonicalJson({ b: 1, a: { d: [1, { z: 1, y: null }], c: undefined } })).toBe(
    '{"a":{"d":[1,{"y":null,"z":1}]},"b":1}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const shuffled = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
    }),
  );
});

it("hashes into a safe integer and spreads over slots", () => {
  const slots = new Map<number, number>();
  for (let i = 0; i < 20_000; i++) {
    const hash = hash53(`email:person${i}@example.com`);
    expect(Number.isSafeInteger(hash)).toBe(true);
    slots.set(hash % 16, (slots.get(hash % 16) ?? 0) + 1);
  }
  for (const count of slots.values()) expect(Math.abs(count - 1250)).toBeLessThan(200);
});

it("tells a hundred thousand similar texts apart", () => {
  const seen = new Set<number>();
  for (let i = 0; i < 100_000; i++) seen.add(hash53(`{"amount":${i}}`));
  expect(seen.size).toBe(100_000);
});
