/** Every number an admin may argue with. A new deployment starts with {@link DEFAULT_POLICY}; each has a sentence on where it comes from. */
import * as z from "zod";

const share = z.number().min(0).max(1);

export const thresholds = z.strictObject({
  /** Percentiles of total value where medium, high and top begin. */
  valuePercentiles: z.tuple([share, share, share]),
  /** Probability of leaving where medium and high begin. */
  risk: z.tuple([share, share]),
  churnHorizonDays: z.number().int().min(7).max(730),
  valueHorizonMonths: z.number().int().min(1).max(120),
  /** Annual rate; a year has 365.25 days. */
  discountRate: z.number().min(0).max(1),
  /** Share of orders that must carry a cost before the word "margin" is used. */
  marginCoverage: share,
  /** Cost of an agent's hour in the reporting currency, 0 when the company does not count it. */
  costPerTicketHour: z.number().min(0).max(10_000),
});
export type Thresholds = z.infer<typeof thresholds>;

export const DEFAULT_POLICY: { version: string; thresholds: Thresholds } = {
  version: "default-1",
  thresholds: {
    // A fifth of customers usually carries most of the value (CDNOW: the top decile carries 61 % of it), so half is "low" and "top" is the best twentieth.
    valuePercentiles: [0.5, 0.8, 0.95],
    // Twice and four times a common quarterly loss of about a tenth.
    risk: [0.2, 0.4],
    // A quarter: long enough to act, short enough to be checked.
    churnHorizonDays: 90,
    // Three years is the usual planning horizon for customer value.
    valueHorizonMonths: 36,
    // A common weighted cost of capital for small and middle companies.
    discountRate: 0.1,
    marginCoverage: 0.9,
    costPerTicketHour: 0,
  },
};
