import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BgNbd, bgNbd, type History, toCells } from "../../../shared/engine/index.ts";
import { likelihoodOf } from "../../../shared/engine/models/bg-nbd/likelihood.ts";
import { hyp2f1 } from "../../../shared/engine/special/hypergeometric.ts";
import { anyBgNbd, anyHistory, between } from "./bg-nbd.arbitrary.ts";
import { modelSuite } from "../../suites/model.ts";
import { simulateCells, simulateLives } from "./simulated.ts";

const TRUTH: BgNbd = { r: 0.5, alpha: 6, a: 0.8, b: 2.5 };
const CDNOW: BgNbd = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

modelSuite({
  name: "BG/NBD",
  order: ["r", "alpha", "a", "b"],
  fit: bgNbd.fit,
  likelihoodOf,
  simulate: simulateCells,
  truth: TRUTH,
  size: 6_000,
  tooLittle: simulateCells(TRUTH, 60, 1),
  forecasts: fc
    .tuple(anyBgNbd, anyHistory, between(1e-2, 1_000), between(1e-5, 0.1))
    .map(([model, history, t, rate]) => {
      const plain = bgNbd.expectedPurchases(model, history, t);
      const most = ((model.r + history.x) / (model.alpha + history.T)) * t * (1 + 1e-9);
      return [
        { what: "P(alive)", value: bgNbd.pAlive(model, history), low: 0, high: 1 },
        { what: "P(none)", value: bgNbd.probabilityOfNone(model, history, t), low: 0, high: 1 + 1e-15 },
        { what: "expected purchases", value: plain, low: 0, high: most },
        {
          what: "discounted",
          value: bgNbd.discountedExpectedPurchases(model, history, { ratePerWeek: rate, horizonWeeks: t }),
          low: 0,
          high: plain * (1 + 1e-8),
        },
        { what: "gap", value: bgNbd.typicalGapWeeks(model, history), low: 0, high: Number.MAX_VALUE },
        {
          what: "ln L",
          value: bgNbd.logLikelihood(model, toCells([history])),
          low: -Number.MAX_VALUE,
          high: Number.MAX_VALUE,
        },
      ];
    }),
});

describe("BG/NBD forecasts agree with each other", () => {
  const histories: History[] = [
    { x: 0, tx: 0, T: 38.86 },
    { x: 2, tx: 30.43, T: 38.86 },
    { x: 7, tx: 29.43, T: 38.86 },
  ];

  it("equals the closed form of equation 10 away from a = 1", () => {
    for (const { x, tx, T } of histories) {
      const { r, alpha, a, b } = CDNOW;
      const z = 39 / (alpha + T + 39);
      const rest = 1 - (1 - z) ** (r + x) * hyp2f1(r + x, b + x, a + b + x - 1, z);
      const closed = ((a + b + x - 1) / (a - 1)) * rest * bgNbd.pAlive(CDNOW, { x, tx, T });
      expect(bgNbd.expectedPurchases(CDNOW, { x, tx, T }, 39) / closed).toBeCloseTo(1, 10);
    }
  });

  it("passes through a = 1 without a jump", () => {
    for (const history of histories) {
      const at = (a: number) => bgNbd.expectedPurchases({ ...CDNOW, a }, history, 52);
      expect(at(1) / ((at(1 - 1e-6) + at(1 + 1e-6)) / 2)).toBeCloseTo(1, 10);
    }
  });

  it("counts as many purchases on average as it expects, and all counts together are certain", () => {
    for (const history of histories) {
      const counts = Array.from({ length: 600 }, (_, n) => bgNbd.pmfGiven(CDNOW, history, n, 39));
      expect(counts.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
      expect(counts.reduce((sum, p, n) => sum + p * n, 0)).toBeCloseTo(bgNbd.expectedPurchases(CDNOW, history, 39), 8);
      expect(counts[0]).toBeCloseTo(bgNbd.probabilityOfNone(CDNOW, history, 39), 12);
    }
  });

  it("discounts nothing at rate 0, less at a lower rate, and forgets the horizon when it is far", () => {
    const [history] = histories as [History];
    const at = (ratePerWeek: number, horizonWeeks: number) =>
      bgNbd.discountedExpectedPurchases(CDNOW, history, { ratePerWeek, horizonWeeks });
    expect(at(0, 52)).toBe(bgNbd.expectedPurchases(CDNOW, history, 52));
    expect(at(0.01, 52)).toBeLessThan(at(0.001, 52));
    expect(at(0.01, 1e6) / at(0.01, Number.POSITIVE_INFINITY)).toBeCloseTo(1, 10);
    expect(at(0, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(bgNbd.expectedPurchases({ ...CDNOW, a: 2 }, history, Number.POSITIVE_INFINITY)).toBeCloseTo(
      (2 + 2.426 - 1) / 1,
      12,
    );
  });

  it("lets more purchases and a long silence lower the forecast", () => {
    const quiet = (x: number) => bgNbd.expectedPurchases(CDNOW, { x, tx: 20, T: 39 }, 52);
    expect(quiet(10)).toBeGreaterThan(quiet(20));
    expect(quiet(20)).toBeGreaterThan(quiet(25));
  });

  it("changes only the unit when time is measured in days", () => {
    const weeks = simulateCells(TRUTH, 3_000, 4);
    const days = { ...weeks, tx: weeks.tx.map((t) => t * 7), T: weeks.T.map((t) => t * 7) };
    const [one, other] = [bgNbd.fit(weeks), bgNbd.fit(days)];
    if (!one.ok || !other.ok) throw new Error("both fit");
    expect(other.value.parameters.alpha / one.value.parameters.alpha).toBeCloseTo(7, 8);
    for (const name of ["r", "a", "b"] as const)
      expect(other.value.parameters[name] / one.value.parameters[name]).toBeCloseTo(1, 8);
  });

  it("is the same fit, to the bit, whatever order the customers come in", () => {
    const histories = simulateLives(TRUTH, 500, 9).map(({ history }) => history);
    expect(bgNbd.fit(toCells(histories.toReversed()))).toStrictEqual(bgNbd.fit(toCells(histories)));
  });

  it("flags a population that nobody leaves instead of showing parameters without meaning", () => {
    const forever = simulateCells({ r: 2, alpha: 6, a: 1e-6, b: 10 }, 2_000, 3);
    const answer = bgNbd.fit(forever);
    if (!answer.ok) throw new Error(answer.reason.text);
    expect(answer.value.identified).toBe(false);
    expect(answer.value.standardErrors).toBeNull();
    expect(answer.value.parameters.r).toBeCloseTo(2, 0);
  });

  it("is right about who is alive on a population of its own kind", () => {
    const lives = simulateLives(TRUTH, 20_000, 12);
    const error = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
      const group = lives.filter(({ history }) => {
        const p = bgNbd.pAlive(TRUTH, history);
        return p >= from && p < from + 0.2;
      });
      const said = group.reduce((sum, { history }) => sum + bgNbd.pAlive(TRUTH, history), 0);
      return Math.abs(said - group.filter(({ alive }) => alive).length) / lives.length;
    });
    expect(error.reduce((sum, e) => sum + e, 0)).toBeLessThan(0.01);
  });
});
