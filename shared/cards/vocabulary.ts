/** The words for codes that several parts show. */
import type { RiskBand, ValueBand } from "../contract/card.ts";
import type { Tone } from "../ui/tone.ts";

export const VALUE_BANDS: Record<ValueBand, { text: string; marbles: number }> = {
  low: { text: "Low value", marbles: 1 },
  medium: { text: "Medium value", marbles: 2 },
  high: { text: "High value", marbles: 3 },
  top: { text: "Top value", marbles: 4 },
};

/** `letter` is the badge's: the risk without its colour. */
export const RISK_BANDS: Record<RiskBand, { text: string; letter: string; tone: Tone }> = {
  low: { text: "low", letter: "L", tone: "good" },
  medium: { text: "medium", letter: "M", tone: "warn" },
  high: { text: "high", letter: "H", tone: "bad" },
};

/** `zendesk:acme` → "Zendesk": whose data it is, as a reader knows it. `long` keeps the tenant. */
export function sourceName(source: string, long = false): string {
  const [system = source, ...rest] = source.split(":");
  const tenant = rest.join(":");
  const name = firstUpper(system.replaceAll("-", " "));
  return long && tenant !== "" ? `${name} (${tenant})` : name;
}

const CODE = /^[a-z]+(_[a-z]+)+$/;

/** A code out of a record ("price_too_high") → "price too high"; text that is no code stays as it is. */
export const spokenCode = (text: string): string => (CODE.test(text) ? text.replaceAll("_", " ") : text);

export const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
