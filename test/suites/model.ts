/** What every model of the engine must pass. A model's test describes itself with `ModelCase` and calls `modelSuite`. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Fit } from "../../shared/engine/index.ts";
import type { LogLikelihood } from "../../shared/engine/optimise/fit.ts";

export type ModelCase<Data, P extends Record<string, number>> = {
  name: string;
  /** The order in which the likelihood takes its parameters. */
  order: (keyof P & string)[];
  fit: (data: Data) => Answer<Fit<P>>;
  likelihoodOf: (data: Data) => LogLikelihood;
  /** Data that the model itself would give, from a seed. */
  simulate: (parameters: P, size: number, seed: number) => Data;
  truth: P;
  /** Enough for the parameters to be known to about a tenth. */
  size: number;
  tooLittle: Data;
  /** A number of forecasts, all of which must stay within [low, high] for every parameter and history that makes sense. */
  forecasts: fc.Arbitrary<{ what: string; value: number; low: number; high: number }[]>;
};

function fitted<P>(answer: Answer<Fit<P>>): Fit<P> {
  if (!answer.ok) throw new Error(answer.reason.text);
  return answer.value;
}

export function modelSuite<Data, P extends Record<string, number>>(model: ModelCase<Data, P>): void {
  const values = (parameters: P) => Float64Array.from(model.order, (name) => parameters[name] as number);

  describe(`${model.name} keeps what every model promises`, () => {
    const data = model.simulate(model.truth, model.size, 20_260_101);

    it("has the gradient that differences of its likelihood show", () => {
      const likelihood = model.likelihoodOf(data);
      const at = values(model.truth).map((value) => value * 1.3);
      const gradient = new Float64Array(at.length);
      const height = Math.abs(likelihood(at, gradient));
      for (const [i, value] of at.entries()) {
        const step = value * 1e-5;
        const [up, down] = [at.slice(), at.slice()];
        up[i] = value + step;
        down[i] = value - step;
        const slope =
          (likelihood(up, new Float64Array(at.length)) - likelihood(down, new Float64Array(at.length))) / (2 * step);
        // Differences of a sum this high are good to about 1e-16·height/step.
        const noise = (1e-14 * height) / step + 1e-6 * Math.abs(slope);
        expect(Math.abs((gradient[i] as number) - slope), model.order[i]).toBeLessThan(noise);
      }
    });

    it("finds again the parameters that made the data, within four standard errors", () => {
      const { parameters, standardErrors, converged, identified } = fitted(model.fit(data));
      expect({ converged, identified }).toEqual({ converged: true, identified: true });
      for (const name of model.order) {
        const error = standardErrors?.[name] ?? Number.NaN;
        expect(error, name).toBeGreaterThan(0);
        expect(Math.abs((parameters[name] as number) - (model.truth[name] as number)), name).toBeLessThan(4 * error);
      }
    });

    it("ends where the gradient vanishes, not below the truth", () => {
      const { parameters, logLikelihood } = fitted(model.fit(data));
      const gradient = new Float64Array(model.order.length);
      const there = model.likelihoodOf(data)(values(parameters), gradient);
      expect(Math.abs(there - logLikelihood) / Math.abs(there)).toBeLessThan(1e-11);
      expect(logLikelihood).toBeGreaterThanOrEqual(model.likelihoodOf(data)(values(model.truth), gradient.slice()));
      for (const [i, slope] of gradient.entries())
        expect(Math.abs(slope * (values(parameters)[i] as number)), model.order[i]).toBeLessThan(1e-4);
    });

    it("gives the same bits every time", () => {
      expect(model.fit(data)).toStrictEqual(model.fit(data));
    });

    it("declines too little data, saying how much there is and how much it needs", () => {
      const answer = model.fit(model.tooLittle);
      expect(answer.ok).toBe(false);
      if (answer.ok) return;
      expect(answer.reason.found).toBeLessThan(answer.reason.needed);
      expect(answer.reason.text).toMatch(/^[A-Z].*\.$/);
    });

    it("never leaves its range for any parameters and history", () => {
      fc.assert(
        fc.property(model.forecasts, (forecasts) => {
          const wrong = forecasts.filter(({ value, low, high }) => !(value >= low && value <= high));
          expect(wrong).toEqual([]);
        }),
        { numRuns: 400, seed: 7 },
      );
    });
  });
}
