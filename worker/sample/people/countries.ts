/** Where customers live: how often, what they pay with, what they speak, and which names are common there. */
import type { Currency } from "../rates.ts";
import type { Culture } from "./names.ts";

export type Country = {
  code: string;
  weight: number;
  currency: Currency;
  language: string;
  /** Names of people there, with their shares: no country has only one kind. */
  cultures: readonly (readonly [Culture, number])[];
};

export const COUNTRIES: readonly Country[] = [
  {
    code: "DE",
    weight: 22,
    currency: "EUR",
    language: "de",
    cultures: [
      ["german", 7],
      ["turkish", 2],
      ["polish", 1],
      ["arabic", 1],
    ],
  },
  {
    code: "GB",
    weight: 20,
    currency: "GBP",
    language: "en",
    cultures: [
      ["english", 6],
      ["indian", 2],
      ["nigerian", 1],
      ["polish", 1],
      ["chinese", 1],
    ],
  },
  {
    code: "US",
    weight: 18,
    currency: "USD",
    language: "en",
    cultures: [
      ["english", 5],
      ["spanish", 2],
      ["indian", 1],
      ["chinese", 1],
      ["korean", 1],
      ["nigerian", 1],
    ],
  },
  {
    code: "FR",
    weight: 10,
    currency: "EUR",
    language: "fr",
    cultures: [
      ["french", 7],
      ["arabic", 2],
      ["vietnamese", 1],
    ],
  },
  {
    code: "NL",
    weight: 8,
    currency: "EUR",
    language: "nl",
    cultures: [
      ["dutch", 7],
      ["turkish", 2],
      ["indian", 1],
    ],
  },
  {
    code: "ES",
    weight: 7,
    currency: "EUR",
    language: "es",
    cultures: [
      ["spanish", 9],
      ["arabic", 1],
    ],
  },
  {
    code: "IT",
    weight: 5,
    currency: "EUR",
    language: "it",
    cultures: [
      ["italian", 9],
      ["chinese", 1],
    ],
  },
  {
    code: "IE",
    weight: 4,
    currency: "EUR",
    language: "en",
    cultures: [
      ["english", 7],
      ["polish", 2],
      ["nigerian", 1],
    ],
  },
  {
    code: "FI",
    weight: 2,
    currency: "EUR",
    language: "fi",
    cultures: [
      ["nordic", 9],
      ["ukrainian", 1],
    ],
  },
  { code: "PT", weight: 2, currency: "EUR", language: "pt", cultures: [["portuguese", 1]] },
  {
    code: "AT",
    weight: 2,
    currency: "EUR",
    language: "de",
    cultures: [
      ["german", 5],
      ["ukrainian", 1],
      ["japanese", 1],
    ],
  },
];
