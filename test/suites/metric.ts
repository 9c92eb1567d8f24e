/** What every metric must pass: an honest empty state, a value that fits the contract, and no dependence on the order of facts. */
import { assert, property, shuffledSubarray } from "fast-check";
import type * as z from "zod";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../shared/contract/records.ts";

export type MetricCase = {
  name: string;
  /** Facts of one customer → the value as it goes on the wire. */
  of: (facts: readonly Fact[]) => unknown;
  schema: z.ZodType;
  /** A history long enough for a value. */
  enough: readonly Fact[];
  /** Facts that say nothing about this metric. */
  unrelated: readonly Fact[];
};

export function metricSuite({ name, of, schema, enough, unrelated }: MetricCase): void {
  describe(`${name}, as every metric`, () => {
    it("says what it needs instead of a zero when there is no history", () => {
      for (const facts of [[], unrelated]) {
        const value = of(facts);
        expect(value).toMatchObject({ status: "not_enough_data" });
        expect((value as { needs: string }).needs).toMatch(/\w/);
      }
    });

    it("gives a value that the contract knows, and at most three reasons in words", () => {
      const value = of(enough);
      expect(schema.safeParse(value).error).toBeUndefined();
      expect(value).toMatchObject({ status: "ok" });
      const { reasons = [] } = value as { reasons?: { text: string }[] };
      expect(reasons.length).toBeLessThanOrEqual(3);
      for (const { text } of reasons) expect(text).toMatch(/^[A-Z0-9].*\S$/);
    });

    it("is plain data", () => {
      const value = of(enough);
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    });

    it("does not depend on the order of facts", () => {
      const expected = of(enough);
      assert(
        property(shuffledSubarray([...enough], { minLength: enough.length }), (facts) => {
          expect(of(facts)).toEqual(expected);
        }),
        { numRuns: 25 },
      );
    });
  });
}
