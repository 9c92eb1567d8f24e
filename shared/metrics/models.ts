/** The published model as the metrics read it: which fitted parameters apply to this customer, if any. */
import { sbg } from "../engine/index.ts";
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
  params: Record<string, number>;
  errors: Readonly<Record<string, number>>;
  observations: number;
  /** P(`more` further renewals | `renewed` so far) under parameters of these names. */
  survival(params: Readonly<Record<string, number>>, renewed: number, more: number): number;
};

/** The fitted BG/NBD; null when none is published or the data were too few (then {@link orderNeeds} says what is needed). */
export function orderModel(model: ModelVersion | null): OrderModel | null {
  const fitted = find(model, "bg-nbd");
  if (fitted === undefined || fitted.status !== "fitted") return null;
  const { r, alpha, a, b } = fitted.parameters;
  if (r === undefined || alpha === undefined || a === undefined || b === undefined) return null;
  return { params: { r, alpha, a, b }, errors: fitted.standardErrors ?? {}, observations: fitted.observations };
}

/** Null also while the model still counts in the currency the company reported in before: its amounts mean nothing in another. */
export function spendModel(model: ModelVersion | null, currency: string): SpendModel | null {
  if (model?.currency !== currency) return null;
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
  const known = { params: fitted.parameters, errors: fitted.standardErrors ?? {}, observations: fitted.observations };
  return "retention" in fitted.parameters
    ? { method: "average renewal rate", survival: constantSurvival, ...known }
    : { method: "sBG renewals", survival: sbgSurvival, ...known };
}

const sbgSurvival: RenewalModel["survival"] = ({ alpha = 1, beta = 1 }, renewed, more) =>
  sbg.conditionalSurvival({ alpha, beta }, renewed, more);

/** Without differences between customers a renewal says nothing about the next one. */
const constantSurvival: RenewalModel["survival"] = ({ retention = 0 }, _renewed, more) =>
  Math.min(1, retention) ** more;

const MODEL_NEEDED = "the first fit of the models";

/** Why there is no forecast of orders, as what is needed. */
export const orderNeeds = (model: ModelVersion | null): string =>
  model === null ? MODEL_NEEDED : (find(model, "bg-nbd")?.note ?? "more customers with a second order");

/** Why there is no forecast of what orders bring, as what is needed. */
export const spendNeeds = (model: ModelVersion | null, currency: string): string =>
  model === null || orderModel(model) === null || model.currency === currency
    ? orderNeeds(model)
    : `the models to be fitted in ${currency}`;

/** Why there is no forecast of renewals, as what is needed. */
export const renewalNeeds = (model: ModelVersion | null, interval: "month" | "year"): string =>
  model === null ? MODEL_NEEDED : `more renewals of ${interval === "month" ? "monthly" : "yearly"} contracts`;

const find = (model: ModelVersion | null, name: FittedModel["name"], segment?: string): FittedModel | undefined =>
  model?.models.find((candidate) => candidate.name === name && candidate.segment === segment);
