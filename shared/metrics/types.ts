/** What the metrics work on and what they give. Pure data; nothing here knows of a database or a wire. */
import type { CustomerHead, Match, RiskBand, ValueBand } from "../contract/card.ts";
import type { ModelVersion } from "../contract/endpoints/model.ts";
import type { Thresholds } from "../contract/policy.ts";
import type { Fact } from "../contract/records.ts";

/** How the company counts: its currency, its days, its rates. `convert` takes minor units to the reporting currency's minor units. */
export type Books = {
  currency: string;
  /** Day number of an instant in the company's time zone. */
  dayOf(ms: number): number;
  /** Last millisecond of a day there. */
  endOf(day: number): number;
  /** Null when no rate is known for that day or the week before it. */
  convert(amountMinor: number, currency: string, atMs: number): number | null;
};

export type Rules = { thresholds: Thresholds; policyVersion: string; model: ModelVersion | null };

/** One customer with what is known, on its way to a card. */
export type Subject = {
  head: CustomerHead;
  match?: Match;
  /** All facts of the customer itself. */
  own: Fact[];
  /** Facts of the whole unit of value: of the account and all its people when the customer has one, else the same as `own`. */
  unit: Fact[];
  unitHead: { id: string; name: string | null; kind: "person" | "account" };
  dataAge: { source: string; types: string[]; at: string }[];
};

/** The columns a list sorts and filters by; written beside the summary whenever either changes. */
export type Score = {
  totalMinor: number | null;
  toDateMinor: number;
  valueBand: ValueBand | null;
  risk: number | null;
  riskBand: RiskBand | null;
  npsLatest: number | null;
  lastSeenAt: number | null;
};
