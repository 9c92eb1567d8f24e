import { describe, expect, it } from "vitest";
import { localHour } from "../../../worker/scoring/clock.ts";
import { commonest } from "../../../worker/scoring/currency.ts";
import { afterFailure, type Job, MOST_ATTEMPTS, waitMs } from "../../../worker/scoring/job.ts";
import { percentiles } from "../../../worker/scoring/percentiles.ts";

describe("percentiles", () => {
  it("are the values themselves for 0 to 100", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    expect(percentiles(values.toReversed())).toEqual(values);
  });
  it("lie between neighbours where there are fewer values, rise, and hold the ends", () => {
    const cuts = percentiles(Array.from({ length: 21 }, (_, i) => i * i)) ?? [];
    expect(cuts[0]).toBe(0);
    expect(cuts[100]).toBe(400);
    expect(cuts[52]).toBeCloseTo(100 + 0.4 * 21, 10);
    expect(cuts.every((cut, i) => i === 0 || cut >= (cuts[i - 1] ?? 0))).toBe(true);
  });
  it("are not cut through a handful of customers", () => expect(percentiles([1, 2, 3])).toBeNull());
});

describe("the commonest currency", () => {
  it.each([
    [[], null],
    [
      [
        { currency: "EUR", facts: 2 },
        { currency: "USD", facts: 3 },
      ],
      "USD",
    ],
    [
      [
        { currency: "EUR", facts: 2 },
        { currency: "USD", facts: 3 },
        { currency: "EUR", facts: 2 },
      ],
      "EUR",
    ],
    [
      [
        { currency: "USD", facts: 1 },
        { currency: "EUR", facts: 1 },
      ],
      "EUR",
    ],
  ])("of %j is %s", (counts, currency) => expect(commonest(counts)).toBe(currency));
});

describe("the hour of a company's day", () => {
  const noon = Date.UTC(2026, 4, 1, 12);
  it.each([
    ["UTC", 12, 0],
    ["Asia/Tokyo", 21, 0],
    ["Pacific/Auckland", 0, 1],
    ["America/Los_Angeles", 5, 0],
  ])("in %s at noon UTC is %i", (timeZone, hour, dayAhead) =>
    expect(localHour(timeZone, noon)).toEqual({ hour, day: Math.floor(noon / 86_400_000) + dayAhead }),
  );
});

describe("a step that fails", () => {
  const job: Job = {
    id: "j",
    status: "folding",
    asOf: 1,
    shard: 0,
    after: null,
    pages: 0,
    done: 0,
    total: 1,
    version: null,
    error: null,
    attempts: 0,
    publishes: false,
    changes: 0,
    startedAt: 0,
    finishedAt: null,
  };
  it("is tried again after longer and longer waits, at most five minutes", () => {
    const waits = Array.from({ length: MOST_ATTEMPTS }, (_, i) => waitMs(i + 1));
    expect(waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
    expect(Math.max(...waits)).toBe(300_000);
  });
  it("keeps its place, and ends with words that say where", () => {
    let now = job;
    for (let i = 1; i < MOST_ATTEMPTS; i++) now = afterFailure(now, 5);
    expect(now).toMatchObject({ status: "folding", error: null });
    expect(afterFailure(now, 5)).toMatchObject({
      status: "failed",
      finishedAt: 5,
      error: expect.stringContaining("folding"),
    });
  });
});
