import { describe, expect, it } from "vitest";
import { type BgNbd, bgNbd, type History } from "../../../shared/engine/index.ts";
import { cellsOf, readCdnow } from "./cdnow.ts";
import { expectClose, type GoldenCase, goldenOf, hasData, WITHOUT_DATA } from "./golden.ts";

const list = (value: unknown): number[] => [value].flat() as number[];

/** One history for each entry of `x`; a single `T` stands for all. */
function historiesOf({ input }: GoldenCase): History[] {
  const [tx, T] = [list(input["t_x"]), list(input["T"])];
  return list(input["x"]).map((x, i) => ({ x, tx: tx[i] as number, T: (T[i] ?? T[0]) as number }));
}

const parametersOf = ({ params }: GoldenCase) => params as unknown as BgNbd;

const compute: Record<string, (one: GoldenCase) => ArrayLike<number>> = {
  log_likelihood_each: (one) => {
    const histories = historiesOf(one);
    return bgNbd.logLikelihoodEach(parametersOf(one), {
      x: Float64Array.from(histories, ({ x }) => x),
      tx: Float64Array.from(histories, ({ tx }) => tx),
      T: Float64Array.from(histories, ({ T }) => T),
      weight: new Float64Array(histories.length).fill(1),
    });
  },
  expected_purchases_new: (one) => list(one.input["t"]).map((t) => bgNbd.expectedPurchasesNew(parametersOf(one), t)),
  expected_purchases: (one) =>
    historiesOf(one).map((history) => bgNbd.expectedPurchases(parametersOf(one), history, one.input["t"] as number)),
  purchases_30_days: (one) =>
    historiesOf(one).map((history) => bgNbd.expectedPurchases(parametersOf(one), history, one.input["t"] as number)),
  p_alive: (one) => historiesOf(one).map((history) => bgNbd.pAlive(parametersOf(one), history)),
  pmf: (one) => list(one.input["n"]).map((n) => bgNbd.pmf(parametersOf(one), n, one.input["t"] as number)),
  dert: (one) =>
    historiesOf(one).map((history) =>
      bgNbd.discountedExpectedPurchases(parametersOf(one), history, {
        ratePerWeek: one.input["continuous_weekly"] as number,
        horizonWeeks: Number.POSITIVE_INFINITY,
      }),
    ),
};

const isFit = ({ kind }: GoldenCase) => kind === "fit";
const all = [...goldenOf("bgnbd"), ...goldenOf("clv").filter((one) => one.function === "purchases_30_days")];

describe("BG/NBD reproduces the golden figures", () => {
  for (const one of all.filter((each) => !isFit(each)))
    it(`${one.id} ${one.function}`, () => {
      const figures = compute[one.function];
      expect(figures, `no function for ${one.function}`).toBeDefined();
      expectClose(figures?.(one) ?? [], one);
    });

  for (const one of all.filter(isFit))
    it.skipIf(!hasData)(`${one.id} ${one.function}${hasData ? "" : `: ${WITHOUT_DATA}`}`, () => {
      const answer = bgNbd.fit(cellsOf(readCdnow()));
      if (!answer.ok) throw new Error(answer.reason.text);
      const { parameters, standardErrors, logLikelihood } = answer.value;
      const found: Record<string, number | undefined> =
        one.function === "fit" ? { ...parameters, log_likelihood: logLikelihood } : { ...standardErrors };
      const wanted = one.expected as Record<string, number>;
      expectClose(
        Object.keys(wanted).map((name) => found[name] ?? Number.NaN),
        { ...one, expected: Object.values(wanted) },
      );
    });
});
