/** The published model as the metrics read it: which fitted parameters apply to this customer, if any. */
import type { FittedModel, ModelVersion } from "../contract/endpoints/model.ts";

export type OrderModel = {
  params: { r: number; alpha: number; a: number; b: number };
  errors: Record<string, number>;
  observations: number;
};
/** Spend of a repeat day in major units: the gamma-gamma model, or one mean for all. */
export type SpendModel =
  | { kind: "gamma-gamma"; params: { p: number; q: number; v: number } }
  | { kind: "mean"; mean: number };
export type RenewalModel = {
  method: string;
  params: { alpha: number; beta: number };
  errors: Record<string, number>;
  observations: number;
};

/** A constant retention is the limit of the shifted-beta-geometric model without differences between customers; this is close to it. */
const NO_DIFFERENCES = 1e6;

/** The fitted BG/NBD; null when none is published or the data were too few (then {@link orderNeeds} says what is needed). */
export function orderModel(model: ModelVersion | null): OrderModel | null {
  const fitted = find(model, "bg-nbd");
  if (fitted === undefined || fitted.status !== "fitted") return null;
  const { r, alpha, a, b } = fitted.parameters;
  if (r === undefined || alpha === undefined || a === undefined || b === undefined) return null;
  return { params: { r, alpha, a, b }, errors: fitted.standardErrors ?? {}, observations: fitted.observations };
}

export function spendModel(model: ModelVersion | null): SpendModel | null {
  const { p, q, v, mean } = find(model, "gamma-gamma")?.parameters ?? {};
  if (p !== undefined && q !== undefined && v !== undefined) return { kind: "gamma-gamma", params: { p, q, v } };
  return mean === undefined ? null : { kind: "mean", mean };
}

/** The plan's own renewal model where there is one, else that of all contracts with the interval. */
export function renewalModel(
  model: ModelVersion | null,
  contract: { interval: string; plan: string | null },
): RenewalModel | null {
  const segments = [`${contract.interval}:${contract.plan ?? ""}`, contract.interval];
  const fitted = segments.map((segment) => find(model, "sbg", segment)).find((found) => found !== undefined);
  if (fitted === undefined) return null;
  const { alpha, beta, retention } = fitted.parameters;
  const known = { errors: fitted.standardErrors ?? {}, observations: fitted.observations };
  if (alpha !== undefined && beta !== undefined) return { method: "sBG renewals", params: { alpha, beta }, ...known };
  if (retention === undefined) return null;
  const params = { alpha: (1 - retention) * NO_DIFFERENCES, beta: retention * NO_DIFFERENCES };
  return { method: "average renewal rate", params, ...known };
}

const MODEL_NEEDED = "a fitted model; the next fit brings one";

/** Why there is no forecast of orders, as what is needed. */
export const orderNeeds = (model: ModelVersion | null): string =>
  model === null ? MODEL_NEEDED : (find(model, "bg-nbd")?.note ?? "more customers with a second order");

/** Why there is no forecast of renewals, as what is needed. */
export const renewalNeeds = (model: ModelVersion | null, interval: "month" | "year"): string =>
  model === null ? MODEL_NEEDED : `more renewals of ${interval === "month" ? "monthly" : "yearly"} contracts`;

const find = (model: ModelVersion | null, name: FittedModel["name"], segment?: string): FittedModel | undefined =>
  model?.models.find((candidate) => candidate.name === name && candidate.segment === segment);
