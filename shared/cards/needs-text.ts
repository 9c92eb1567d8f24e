import { visibleText } from "../ui/name.ts";
import { firstUpper } from "./vocabulary.ts";

const QUANTITY = /^(at least|more|one|two|three|an?|\d+)\b/i;

/** What the service says a figure needs → one sentence: "two orders" → "Needs two orders." A whole sentence stays as it is. */
export function needsText(needs: string): string {
  const text = visibleText(needs);
  if (text === null) return "";
  const sentence = QUANTITY.test(text) ? `Needs ${text.charAt(0).toLowerCase()}${text.slice(1)}` : firstUpper(text);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
