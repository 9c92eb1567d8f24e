import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  bgNbd,
  gammaGamma,
  intervalOfFuture,
  sbg,
  summarise,
  weeklyRate,
  weeksOfMonths,
} from "../../../shared/engine/index.ts";

const readme = readFileSync(join(import.meta.dirname, "../../../shared/engine/README.md"), "utf8");

/** The answer column of the row whose question is `asked`. */
const answerTo = (asked: string): string | undefined =>
  readme
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .find((cells) => cells[1] === asked)
    ?.at(-2);

const MODEL = { r: 0.24259452, alpha: 4.413602, a: 0.79292203, b: 2.4259068 };
const SPEND = { p: 6.2495723, q: 3.7442247, v: 15.443521 };
const CONTRACT = { alpha: 0.6680884, beta: 3.806095 };
const PURCHASES = [
  { day: 0, amount: 20 },
  { day: 100, amount: 30 },
  { day: 213, amount: 25 },
];

describe("the engine's README", () => {
  it("shows the answers that the engine gives", () => {
    const summary = summarise(PURCHASES, 272);
    if (summary === null) throw new Error("somebody bought");
    const { history, spend } = summary;
    const three = intervalOfFuture(MODEL, SPEND, history, spend, {
      horizonWeeks: weeksOfMonths(36),
      ratePerWeek: weeklyRate(0.1),
    });
    const renewals = sbg.intervalOfRenewals(CONTRACT, 4, { terms: 3, discountRate: 0.1, level: 0.8 });
    expect(answerTo("still a customer?")).toBe(bgNbd.pAlive(MODEL, history).toFixed(3));
    expect(answerTo("purchases in 39 weeks")).toBe(bgNbd.expectedPurchases(MODEL, history, 39).toFixed(3));
    expect(answerTo("nothing for 13 weeks")).toBe(bgNbd.probabilityOfNone(MODEL, history, 13).toFixed(3));
    expect(answerTo("weeks between two purchases")).toBe(bgNbd.typicalGapWeeks(MODEL, history).toFixed(2));
    expect(answerTo("spend a purchase")).toBe(gammaGamma.expectedSpend(SPEND, spend).toFixed(2));
    const [mean, low, high] = [three.mean, three.low, three.high].map((amount) => amount.toFixed(2));
    expect(answerTo("three years, 10 % a year")).toBe(`${mean}, 80 % between ${low} and ${high}`);
    expect(answerTo("renews next time")).toBe(sbg.retention(CONTRACT, 5).toFixed(3));
    expect(answerTo("renewals among the next three")).toBe(
      `${renewals.mean.toFixed(3)}, 80 % between ${renewals.low.toFixed(2)} and ${renewals.high.toFixed(2)}`,
    );
  });
});
