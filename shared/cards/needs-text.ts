import { visibleText } from "../ui/name.ts";

/** What the service says a figure needs → one sentence: "a first order" → "Needs a first order." A sentence stays as it is. */
export function needsText(needs: string): string {
  const text = visibleText(needs);
  if (text === null) return "";
  const sentence = /^\p{Lu}/u.test(text) ? text : `Needs ${text}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
