/** Cells → the models that the cards use, each with what is needed to judge it, or the simpler rule that stands in and says so. */
import { bgNbd, type Fit, gammaGamma, type Refusal, sbg } from "../engine/index.ts";
import type { FittedModel } from "../contract/endpoints/model.ts";
import { currencyDecimals } from "../contract/money.ts";
import { type Fold, rowsOf } from "./fold.ts";

/** A plan gets renewals of its own from this many contracts on; smaller ones share those of their interval. */
const CONTRACTS_FOR_A_PLAN = 200;
/** An average from fewer renewals than this would move by ten points with every further one. */
const RENEWALS_FOR_AN_AVERAGE = 10;

type Rows = { term: number; atRisk: number; lost: number }[];

/** BG/NBD in weeks, gamma-gamma in major units of the fold's currency, sBG in terms; nothing for what no customer has. */
export function fitModels(fold: Fold): { models: FittedModel[] } {
  return { models: [...orderModels(fold), ...spendModels(fold), ...renewalModels(fold)] };
}

function orderModels({ orders }: Fold): FittedModel[] {
  if (orders.length === 0) return [];
  const column = (i: number, unit = 1) => Float64Array.from(rowsOf(orders, 4), (row) => (row[i] ?? 0) / unit);
  const cells = { x: column(0), tx: column(1, 7), T: column(2, 7), weight: column(3) };
  const count = { observations: cells.weight.reduce((a, b) => a + b, 0), cells: cells.weight.length };
  const answer = bgNbd.fit(cells);
  if (answer.ok && answer.value.identified) return [fitted("bg-nbd", answer.value, count.cells)];
  if (answer.ok && isSound(answer.value.parameters))
    return [{ ...fitted("bg-nbd", answer.value, count.cells), note: DROPOUT_UNCERTAIN }];
  // No rule of thumb forecasts one customer's orders honestly; the rate of all is kept to show, and cards say what they need.
  const weeks = cells.T.reduce((sum, T, i) => sum + T * (cells.weight[i] ?? 0), 0);
  const repeats = cells.x.reduce((sum, x, i) => sum + x * (cells.weight[i] ?? 0), 0);
  const parameters: Record<string, number> = weeks > 0 ? { ordersPerWeek: repeats / weeks } : {};
  const note = answer.ok ? "orders that differ enough to tell customers apart" : needsOf(answer.reason);
  return [{ name: "bg-nbd", status: "fallback", note, parameters, logLikelihood: 0, ...count }];
}

/**
 * Where customers leave after an order at about one and the same rate, or hardly at all, a and b run off along a ridge on which
 * a / (a + b) and every forecast stay the same: such a fit is used. Where r or alpha runs off, nothing tells customers apart, and it is not.
 */
const isSound = ({ r, alpha }: { r: number; alpha: number }): boolean =>
  [r, alpha].every((value) => value > SMALLEST_SOUND && value < LARGEST_SOUND);

/** Far outside what any company's customers show (CDNOW: r 0.24, alpha 4.4 weeks), far inside where the search stops. */
const SMALLEST_SOUND = 1e-3;
const LARGEST_SOUND = 1e3;

const DROPOUT_UNCERTAIN =
  "How much customers differ in leaving cannot be told from this history, so no errors are stated; forecasts hardly depend on it.";

function spendModels({ spend, currency }: Fold): FittedModel[] {
  const rows = rowsOf(spend, 3);
  if (rows.length === 0) return [];
  const unit = 10 ** currencyDecimals(currency);
  const column = (i: number, per = 1) => Float64Array.from(rows, (row) => (row[i] ?? 0) / per);
  const cells = { x: column(0), mean: column(1, unit), weight: column(2) };
  const answer = gammaGamma.fit(cells);
  if (answer.ok && answer.value.identified) return [fitted("gamma-gamma", answer.value, rows.length)];
  const days = cells.x.reduce((sum, x, i) => sum + x * (cells.weight[i] ?? 0), 0);
  const total = cells.x.reduce((sum, x, i) => sum + x * (cells.mean[i] ?? 0) * (cells.weight[i] ?? 0), 0);
  const note = `The average repeat order stands in for every customer; a model of spend needs ${answer.ok ? "spend that differs between customers" : needsOf(answer.reason)}.`;
  const observations = cells.weight.reduce((a, b) => a + b, 0);
  return [
    {
      name: "gamma-gamma",
      status: "fallback",
      note,
      parameters: { mean: total / days },
      logLikelihood: 0,
      observations,
      cells: rows.length,
    },
  ];
}

function renewalModels({ renewals }: Fold): FittedModel[] {
  const tables = renewals.map(({ interval, plan, rows }) => ({ interval, plan, rows: toRows(rows) }));
  const intervals = (["month", "year"] as const).flatMap((interval) =>
    renewalModel(interval, pool(tables.filter((table) => table.interval === interval).map(({ rows }) => rows))),
  );
  const plans = tables
    .filter(
      ({ plan, rows }) => plan !== "" && (rows.find(({ term }) => term === 1)?.atRisk ?? 0) >= CONTRACTS_FOR_A_PLAN,
    )
    .flatMap(({ interval, plan, rows }) => renewalModel(`${interval}:${plan}`, rows))
    .filter(({ status }) => status === "fitted");
  return [...intervals, ...plans];
}

function renewalModel(segment: string, rows: Rows): FittedModel[] {
  const atRisk = rows.reduce((sum, row) => sum + row.atRisk, 0);
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  if (atRisk < RENEWALS_FOR_AN_AVERAGE) return [];
  const answer = sbg.fit(rows);
  if (answer.ok && answer.value.identified) return [{ ...fitted("sbg", answer.value, rows.length), segment }];
  // Half a loss and half a renewal are added (Jeffreys), so that a short list without losses is not called eternal.
  const retention = 1 - (lost + 0.5) / (atRisk + 1);
  const needs = answer.ok ? "renewal rates that change with the age of a contract" : needsOf(answer.reason);
  const logLikelihood = lost * Math.log(1 - retention) + (atRisk - lost) * Math.log(retention);
  const note = `The average renewal rate stands in; a model of renewals needs ${needs}.`;
  const standardErrors = { retention: Math.sqrt((retention * (1 - retention)) / atRisk) };
  return [
    {
      name: "sbg",
      status: "fallback",
      note,
      segment,
      parameters: { retention },
      standardErrors,
      logLikelihood,
      observations: atRisk,
      cells: rows.length,
    },
  ];
}

function fitted(name: FittedModel["name"], fit: Fit<Record<string, number>>, cells: number): FittedModel {
  const { parameters, standardErrors, logLikelihood, observations } = fit;
  return {
    name,
    status: "fitted",
    parameters: { ...parameters },
    ...(standardErrors === null ? {} : { standardErrors: { ...standardErrors } }),
    logLikelihood,
    observations,
    cells,
  };
}

const NEEDS: Record<Refusal["code"], (needed: number, found: number) => string> = {
  too_few_customers: (needed, found) => `at least ${needed} customers with such a history (${found} so far)`,
  too_few_repeats: (needed, found) => `at least ${needed} customers who ordered on a second day (${found} so far)`,
  too_few_terms: (needed) => `contracts that have come to ${needed} different renewals`,
  too_few_losses: (needed, found) => `at least ${needed} contracts that ended (${found} so far)`,
  no_time: () => "time to pass since the first orders",
  no_finite_mean: () => "spend that differs less between customers",
  no_optimum: () => "more customers",
};

const needsOf = ({ code, needed, found }: Refusal): string => NEEDS[code](needed, found);

const toRows = (packed: Float64Array): Rows =>
  rowsOf(packed, 3).map(([term = 0, atRisk = 0, lost = 0]) => ({ term, atRisk, lost }));

function pool(tables: readonly Rows[]): Rows {
  const pooled = new Map<number, Rows[number]>();
  for (const { term, atRisk, lost } of tables.flat()) {
    const row = pooled.get(term) ?? { term, atRisk: 0, lost: 0 };
    pooled.set(term, { term, atRisk: row.atRisk + atRisk, lost: row.lost + lost });
  }
  return [...pooled.values()].toSorted((a, b) => a.term - b.term);
}
