/** What every shard knows of the company. D1 is the source; shards keep a copy so that a card needs no control plane. */
import type { ModelVersion } from "../../shared/contract/endpoints/model.ts";
import type { Thresholds } from "../../shared/contract/policy.ts";

export type Company = {
  /** Rises with every change; a shard ignores an older one. */
  revision: number;
  name: string;
  /** The reporting currency; null until it is chosen or the commonest is known. */
  currency: string | null;
  timeZone: string;
  policyVersion: string;
  thresholds: Thresholds;
  /** The published model, whose `valuePercentiles` cut the value bands. */
  model: ModelVersion | null;
};

/** 1 `from` = `rate` `to` on `day` (days since 1970-01-01). */
export type Rate = { day: number; from: string; to: string; rate: number };
