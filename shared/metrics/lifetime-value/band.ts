/** Where a customer's total stands among all totals. */
import type { ValueBand } from "../../contract/card.ts";
import type { Rules } from "../types.ts";

const BANDS = ["low", "medium", "high", "top"] as const;

/**
 * Null until a model with percentiles (minor units) in the currency of the total is published. A total of nothing or less is low
 * wherever the cuts are.
 */
export function valueBandOf(totalMinor: number, currency: string, { model, thresholds }: Rules): ValueBand | null {
  const percentiles = model?.currency === currency ? model.valuePercentiles : null;
  if (!percentiles || percentiles.length < 2) return null;
  const passed = thresholds.valuePercentiles.filter(
    (share) => totalMinor > 0 && totalMinor >= valueAt(percentiles, share),
  );
  return BANDS[passed.length] ?? "top";
}

/** Between two neighbours by proportion. */
function valueAt(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
