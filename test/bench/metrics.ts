/** One customer's facts to the card, and a stored summary to the columns of a list, under a fitted model. */
import type { ModelVersion } from "../../shared/contract/endpoints/model.ts";
import { DEFAULT_POLICY } from "../../shared/contract/policy.ts";
import type { Fact } from "../../shared/contract/records.ts";
import { books, type Rules, type Subject, summarise, toCard, toScore } from "../../shared/metrics/index.ts";
import type { Row } from "./measure.ts";

const NOW = Date.UTC(2026, 10, 1);
const DAY = 86_400_000;
const BOOKS = books({ currency: "EUR", timeZone: "Europe/Berlin" }, []);

const order = (n: number): Fact<"order"> => {
  const at = NOW - (n * 17 + 3) * DAY;
  return {
    type: "order",
    source: "shop",
    id: `o${n}`,
    customer: "shop::customer:1",
    at,
    updatedAt: at,
    amountMinor: 1000 + n * 77,
    currency: "EUR",
  };
};
const FACTS = Array.from({ length: 40 }, (_, n) => order(n));

/** The parameters that CDNOW gives (weeks, major units): a model as a company would have it. */
const MODEL: ModelVersion = {
  version: "bench",
  asOf: "2026-10-31",
  fittedAt: "2026-10-31T00:00:00Z",
  currency: "EUR",
  basis: "revenue",
  customers: 2357,
  valuePercentiles: Array.from({ length: 101 }, (_, n) => n * 1000),
  models: [
    {
      name: "bg-nbd",
      status: "fitted",
      parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
      logLikelihood: -9582.429,
      observations: 2357,
    },
    {
      name: "gamma-gamma",
      status: "fitted",
      parameters: { p: 6.2496, q: 3.7442, v: 15.4435 },
      logLikelihood: -4055.918,
      observations: 946,
    },
  ],
};
const RULES: Rules = { thresholds: DEFAULT_POLICY.thresholds, policyVersion: DEFAULT_POLICY.version, model: MODEL };

const ID = "cus_00000000000000000000000000000000";
const SUBJECT: Subject = {
  head: {
    id: ID,
    name: "Ada",
    kind: "person",
    account: null,
    role: null,
    segment: null,
    country: null,
    language: null,
    owner: null,
    keys: ["shop::customer:1"],
    mergedFrom: [],
  },
  own: FACTS,
  unit: FACTS,
  unitHead: { id: ID, name: "Ada", kind: "person" },
  dataAge: [],
};

/** CPU microseconds of one call, after a warm-up. */
function cpuOf(calls: number, work: (n: number) => unknown): number {
  for (let n = 0; n < calls / 2; n++) work(n);
  const before = process.cpuUsage();
  for (let n = 0; n < calls; n++) work(n);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

export function metricsRows(): Row[] {
  const summary = summarise(FACTS, BOOKS, { asOfMs: NOW, thresholds: RULES.thresholds });
  const score = cpuOf(5000, () => toScore(summary, RULES, NOW));
  return [
    { name: "card of 40 facts", value: cpuOf(2000, (n) => toCard(SUBJECT, BOOKS, RULES, NOW + n)), unit: "µs CPU" },
    {
      name: "score from a stored summary",
      value: score,
      unit: "µs CPU",
      note: `${Math.round(1e6 / score).toLocaleString("en")} customers/s`,
    },
  ];
}
