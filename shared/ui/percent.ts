import { NUMBERS } from "./locale.ts";

const MINUS = "\u2212";

/** A share 0..1 → "23%". Never "0%" or "100%" for something merely unlikely or likely; outside 0..1 it is cut to the range. */
export function formatShare(share: number, locale = NUMBERS): string {
  if (!Number.isFinite(share)) return "–";
  const inside = Math.min(1, Math.max(0, share));
  if (inside > 0 && inside < 0.005) return "under 1%";
  if (inside < 1 && inside >= 0.995) return "over 99%";
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(inside);
}

/** Percentage points with their sign: "+11 pts", "−5 pts", "±0 pts". */
export function formatPoints(points: number): string {
  if (!Number.isFinite(points)) return "–";
  const rounded = Math.abs(points) < 1 ? Math.round(points * 10) / 10 : Math.round(points);
  if (rounded === 0) return "±0 pts";
  return `${rounded > 0 ? "+" : MINUS}${Math.abs(rounded)} ${Math.abs(rounded) === 1 ? "pt" : "pts"}`;
}
