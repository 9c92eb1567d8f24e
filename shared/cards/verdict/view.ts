import type { Card } from "../../contract/card.ts";
import { visibleText } from "../../ui/name.ts";

/** The sentence, cut where its amounts and shares stand so that they can be set in bold. Joined again it is the same sentence. */
export type VerdictView = { text: string; strong: boolean }[];

const AMOUNT = /([−-]?\s?(?:[$€£¥₹]|[A-Z]{3}\s)\s?\d[\d,.]*(?:\s?[KMB])?|\d[\d.,]*\s?%)/u;

export function verdictView(card: Pick<Card, "verdict">): VerdictView {
  const sentence = visibleText(card.verdict) ?? "";
  return sentence
    .split(AMOUNT)
    .map((text, i) => ({ text, strong: i % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
