import { sourceName } from "./vocabulary.ts";
import type { Card } from "../contract/card.ts";
import { formatOld } from "../ui/age.ts";

export type SourceAge = { id: string; source: string; types: string; age: string };

const PLURALS: Record<string, string> = { nps: "NPS", usage: "usage", customer: "names" };

/** Every source with what it brought and how old its newest record is; the freshest first. */
export function sourceAges({ dataAge }: Pick<Card, "dataAge">, now: number): SourceAge[] {
  const systems = dataAge.map(({ source }) => sourceName(source));
  return dataAge
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ source, types, at }, i) => ({
      id: `${source} ${i}`,
      source: sourceName(source, systems.filter((name) => name === sourceName(source)).length > 1),
      types: types.map((type) => PLURALS[type] ?? `${type}s`).join(", "),
      age: formatOld(now - Date.parse(at)),
    }));
}
