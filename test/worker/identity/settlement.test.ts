/** The pure part against the oracle: any order, any repeats, any cutting into batches gives the same customers, ids and homes. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { history, keysOf, toRecord } from "./histories.ts";
import { MemoryDirectory } from "./memory-directory.ts";
import type { IdentityRecord } from "../../../worker/ledger/types.ts";
import { type Truth, truthOf, withoutEmpty } from "./oracle.ts";

/** Raise it when the rules change: 24,000 histories were tried once (3.5 minutes). */
const RUNS = 300;

function expectTruth(directory: MemoryDirectory, records: IdentityRecord[]): void {
  const truth = truthOf(records, keysOf("w"), directory.hash);
  expect(withoutEmpty(directory.truthOf(keysOf("w")), truth, directory.hash)).toEqual(truth);
}

describe("a separation", () => {
  it("taken back leaves everything as it was, and standing leaves its key alone, whatever is sent again", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(9), async (steps, at) => {
        const records = steps.map((step) => toRecord(step, "w"));
        const directory = new MemoryDirectory();
        for (const record of records) await directory.join([record]);
        const key = keysOf("w")[at] ?? "";
        const before = directory.truthOf(keysOf("w"));
        directory.byHand = { cuts: new Set([directory.hash(key)]), hands: [] };
        await directory.join([], [directory.hash(key)]);
        for (const record of records) await directory.join([{ ...record, updatedAt: record.updatedAt + 100 }]);
        const alone = directory.truthOf(keysOf("w"));
        const answer = alone.get(key);
        if (typeof answer === "object")
          expect(
            [...alone.values()].filter((other) => typeof other === "object" && other.customer === answer.customer),
          ).toHaveLength(1 + pointersTo(alone, answer.customer));
        directory.byHand = { cuts: new Set(), hands: [] };
        await directory.join([], [directory.hash(key)]);
        const truth = truthOf(records, keysOf("w"), directory.hash);
        expect(withoutEmpty(directory.truthOf(keysOf("w")), truth, directory.hash)).toEqual(
          withoutEmpty(before, truth, directory.hash),
        );
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

/** Domains lead to an account without being of it. */
const pointersTo = (truth: Truth, customer: string): number =>
  [...truth].filter(
    ([key, answer]) => key.startsWith("domain:") && typeof answer === "object" && answer.customer === customer,
  ).length;

describe("the outcome depends on the records, not on their order", () => {
  it("one by one, in any order, some twice", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(20), { maxLength: 20 }), async (steps, repeats) => {
        const records = steps.map((step) => toRecord(step, "w"));
        const directory = new MemoryDirectory();
        for (const record of [...records, ...repeats.flatMap((at) => records[at % records.length] ?? [])])
          await directory.join([record]);
        expectTruth(directory, records);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it("in batches of any size", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.integer({ min: 1, max: 5 })), async (steps, sizes) => {
        const records = steps.map((step) => toRecord(step, "w"));
        const directory = new MemoryDirectory();
        for (let from = 0, at = 0; from < records.length; at++) {
          const size = sizes[at % Math.max(1, sizes.length)] ?? records.length;
          await directory.join(records.slice(from, from + size));
          from += size;
        }
        expectTruth(directory, records);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
