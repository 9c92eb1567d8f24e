import { describe, expect, it } from "vitest";
import { CARDS } from "../../../shared/cards/index.ts";
import { card as cardSchema } from "../../../shared/contract/card.ts";
import { ADA, BLANK, KIRIN, LOSS, NEWCOMER, NOW } from "../../fixtures/cards/cards.ts";
import { cardSuite } from "../../suites/card.ts";

const cards = { ADA, KIRIN, NEWCOMER, BLANK, LOSS };

describe("the fixtures", () => {
  for (const [name, card] of Object.entries(cards))
    it(`${name} is a card as the service sends it`, () => {
      expect(cardSchema.parse(card)).toEqual(card);
    });
});

for (const part of CARDS) cardSuite(part, cards, NOW);
