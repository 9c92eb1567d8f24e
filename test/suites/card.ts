/** What every part of the card must do, whatever it is about. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { CardPart } from "../../shared/cards/card-part.ts";
import type { Card } from "../../shared/contract/card.ts";

/** The words of some markup as a reader meets them. */
export const spoken = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;|&#39;/g, "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

export const draw = ({ Part }: CardPart, card: Card, now: number): string =>
  renderToStaticMarkup(createElement(Part, { card, now }));

/** `cards` by name: whole ones and ones in which something is missing or extreme. */
export function cardSuite(part: CardPart, cards: Record<string, Card>, now: number): void {
  describe(`the ${part.name} part`, () => {
    for (const [name, card] of Object.entries(cards)) {
      it(`draws ${name} without a hole in its words`, () => {
        expect(spoken(draw(part, card, now))).not.toMatch(/NaN|undefined|null|Infinity|\[object|Invalid Date/);
      });
    }

    it("draws the same from the same", () => {
      const card = Object.values(cards)[0] as Card;
      expect(draw(part, card, now)).toBe(draw(part, structuredClone(card), now));
    });

    it("shows text from records as text, and nothing that turns it around", () => {
      for (const card of Object.values(cards)) {
        const markup = draw(part, hostile(card), now);
        expect(markup).not.toMatch(/<img|javascript:|[\u202a-\u202e\u2066-\u2069\u200b]/);
      }
    });
  });
}

const EVIL = "\u202e<img src=x onerror=alert(1)>\u200b";

/** The same card with every free text replaced by one that wants to be markup, and every address by a script. */
function hostile(card: Card): Card {
  const codes = new Set([
    "status",
    "band",
    "basis",
    "group",
    "trend",
    "tone",
    "interval",
    "kind",
    "currency",
    "confidence",
    "type",
  ]);
  const walk = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, field));
    if (value !== null && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
    if (typeof value !== "string" || codes.has(field)) return value;
    if (field === "url") return "javascript:alert(1)";
    const isData = /^-?\d+(\.\d+)?$|^\d{4}-\d{2}-\d{2}T/.test(value) || field === "id" || field === "source";
    return isData ? value : EVIL;
  };
  return walk(card, "") as Card;
}
