/** Facts as the contract's own parser gives them, each with only what a test is about. */
import { parseRecord } from "../../../shared/contract/parse-record.ts";
import type { Fact, RecordType } from "../../../shared/contract/records.ts";
import { DEFAULT_POLICY } from "../../../shared/contract/policy.ts";
import { books } from "../../../shared/metrics/index.ts";
import type { Rules } from "../../../shared/metrics/types.ts";

export const CUSTOMER = "shop::customer:1";
export const NOW = Date.parse("2026-06-30T12:00:00Z");
export const EUROS = books({ currency: "EUR", timeZone: "UTC" }, []);
export const NO_MODEL: Rules = { thresholds: DEFAULT_POLICY.thresholds, policyVersion: "default-1", model: null };

type More = Record<string, unknown>;
let next = 0;

/** Throws where the record would be rejected, so that no test builds on what cannot exist. */
export function fact<Type extends RecordType>(type: Type, at: string, fields: More): Extract<Fact, { type: Type }> {
  const parsed = parseRecord(
    { type, source: "shop", id: `${type}-${++next}`, customer: CUSTOMER, at, ...fields },
    Date.parse("2027-01-01T00:00:00Z"),
  );
  if (!parsed.ok) throw new Error(`${parsed.reason.path}: ${parsed.reason.message}`);
  if ("deleted" in parsed.value) throw new Error("A tombstone is no fact.");
  return parsed.value as Extract<Fact, { type: Type }>;
}

export const order = (at: string, amount: string, more: More = {}) =>
  fact("order", at, { amount, currency: "EUR", ...more });
export const refund = (at: string, amount: string, more: More = {}) =>
  fact("refund", at, { amount, currency: "EUR", ...more });
export const cost = (at: string, amount: string, more: More = {}) =>
  fact("cost", at, { amount, currency: "EUR", kind: "delivery", ...more });
export const nps = (at: string, score: number, more: More = {}) => fact("nps", at, { score, ...more });
export const ticket = (at: string, more: More = {}) => fact("ticket", at, { status: "open", ...more });

/** A subscription's state; `at` is when it was written. */
export const subscription = (startedAt: string, amount: string, more: More = {}) =>
  fact("subscription", startedAt, { id: "sub-1", startedAt, interval: "month", amount, currency: "EUR", ...more });
