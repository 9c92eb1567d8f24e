/** A comment in the customer's language that fits the score and what lately happened. */
import { chance, type Dice, pick } from "../../dice.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import type { Group, Phrases, Topic } from "./phrases.ts";
import { SPANISH } from "./spanish.ts";

const LANGUAGES: Readonly<Record<string, Phrases>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

export const groupOf = (score: number): Group => (score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor");

/** One sentence about the topic, and sometimes a general one behind it. People without phrases of their own answer in English. */
export function drawComment(d: Dice, score: number, topic: Topic, language: string): string {
  const phrases = (LANGUAGES[language] ?? ENGLISH)[groupOf(score)];
  const first = pick(d, phrases[topic]);
  const second = pick(d, phrases.any);
  return topic !== "any" && first !== second && chance(d, 0.35) ? `${first} ${second}` : first;
}
