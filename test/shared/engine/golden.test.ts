import { describe, expect, it } from "vitest";
import {
  areaUnderCurve,
  brierScore,
  type GammaGamma,
  gammaGamma,
  logLoss,
  presentValue,
  type Sbg,
  sbg,
  weeksOfMonths,
} from "../../../shared/engine/index.ts";
import { hyp2f1 } from "../../../shared/engine/special/hypergeometric.ts";
import { readCdnow, spendCellsOf } from "./cdnow.ts";
import { expectClose, type GoldenCase, goldenOf, hasData, WITHOUT_DATA } from "./golden.ts";

type Compute = Record<string, (one: GoldenCase) => ArrayLike<number>>;

const list = (value: unknown): number[] => [value].flat() as number[];
const spendModel = ({ params }: GoldenCase) => params as unknown as GammaGamma;
const contractModel = ({ params }: GoldenCase) => params as unknown as Sbg;
const named = (found: object, { expected }: GoldenCase): number[] =>
  Object.keys(expected as object).map((name) => (found as Record<string, number>)[name] ?? Number.NaN);

const GAMMA_GAMMA: Compute = {
  expected_spend: (one) => {
    const means = list(one.input["zbar"]);
    return list(one.input["x"]).map((x, i) =>
      gammaGamma.expectedSpend(spendModel(one), { x, mean: means[i] as number }),
    );
  },
  population_mean: (one) => [gammaGamma.populationMean(spendModel(one))],
  likelihood_each: (one) =>
    gammaGamma
      .logLikelihoodEach(spendModel(one), {
        x: Float64Array.from(list(one.input["x"])),
        mean: Float64Array.from(list(one.input["zbar"])),
        weight: Float64Array.of(1),
      })
      .map(Math.exp),
  log_likelihood: (one) => [gammaGamma.logLikelihood(spendModel(one), spendCellsOf(readCdnow()))],
  fit: (one) => {
    const answer = gammaGamma.fit(spendCellsOf(readCdnow()));
    if (!answer.ok) throw new Error(answer.reason.text);
    expect(answer.value.observations).toBe(946);
    return named({ ...answer.value.parameters, log_likelihood: answer.value.logLikelihood }, one);
  },
};

const SBG: Compute = {
  fit: (one) => {
    const survivors = list(one.input["survivors"]);
    const rows = survivors.slice(1).map((left, i) => {
      const atRisk = survivors[i] as number;
      return { term: i + 1, atRisk, lost: atRisk - left };
    });
    const answer = sbg.fit(rows);
    if (!answer.ok) throw new Error(answer.reason.text);
    return named({ ...answer.value.parameters, log_likelihood: answer.value.logLikelihood }, one);
  },
  survival: (one) => list(one.input["t"]).map((t) => sbg.survival(contractModel(one), t)),
  pmf: (one) => list(one.input["t"]).map((t) => sbg.pmf(contractModel(one), t)),
  retention: (one) => list(one.input["t"]).map((t) => sbg.retention(contractModel(one), t)),
  del: (one) => [sbg.discountedExpectedLifetime(contractModel(one), one.input["discount_rate"] as number)],
  derl: (one) =>
    list(one.input["period"]).map((period) =>
      sbg.discountedResidualLifetime(contractModel(one), period - 1, one.input["discount_rate"] as number),
    ),
};

const outcomes = ({ input }: GoldenCase): [number[], number[]] => [list(input["y"]), list(input["p"])];
const OTHERS: Compute = {
  auc: (one) => [areaUnderCurve(...outcomes(one))],
  auc_ties: (one) => [areaUnderCurve(...outcomes(one))],
  brier: (one) => [brierScore(...outcomes(one))],
  log_loss: (one) => [logLoss(...outcomes(one))],
  hyp2f1: ({ input: { a, b, c, z } }) => [hyp2f1(...([a, b, c, z] as [number, number, number, number]))],
  horizon_months_to_days: (one) => [weeksOfMonths(one.input["months"] as number) * 7],
  discount_monthly: (one) => [
    presentValue(list(one.input["expected_by_month"]), one.input["rate_per_month"] as number),
  ],
};

function reproduces(model: string, compute: Compute): void {
  const cases = goldenOf(model).filter(({ function: name }) => name in compute);
  for (const one of cases) {
    const missing = "dataset" in one.input && !hasData;
    it.skipIf(missing)(`${one.id} ${one.function}${missing ? `: ${WITHOUT_DATA}` : ""}`, () => {
      const figures = compute[one.function]?.(one) ?? [];
      const expected = Object.values(Object(one.expected) as object);
      expectClose(figures, { ...one, expected: expected.length > 0 ? expected : one.expected });
    });
  }
}

describe("gamma-gamma reproduces the golden figures", () => {
  reproduces("gammagamma", GAMMA_GAMMA);

  it("gammagamma-009: without a finite mean nothing negative is said", () => {
    const one = goldenOf("gammagamma").find(({ id }) => id === "gammagamma-009");
    expect(gammaGamma.expectedSpend(spendModel(one as GoldenCase), { x: 0, mean: 0 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("sBG reproduces the golden figures", () => reproduces("sbg", SBG));

describe("special functions, discounting and verification reproduce the golden figures", () => {
  for (const model of ["special", "clv", "metrics"]) reproduces(model, OTHERS);
});

describe("no golden case of what exists is passed over", () => {
  it("every function named in golden.json for these models has a computation", () => {
    const known = new Set([...Object.keys(GAMMA_GAMMA), ...Object.keys(SBG), ...Object.keys(OTHERS)]);
    const elsewhere = new Set(["expected_spend_rejects", "purchases_30_days"]);
    const missing = ["gammagamma", "sbg", "special", "clv", "metrics"]
      .flatMap(goldenOf)
      .filter(({ function: name }) => !known.has(name) && !elsewhere.has(name))
      .map(({ id }) => id);
    expect(missing).toEqual([]);
  });
});
