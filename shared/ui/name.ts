/**
 * Names come from other people's systems. For display we drop what can make a name look like another one: control characters,
 * bidirectional overrides, zero-width characters. The joiners of real scripts and emoji (U+200C, U+200D) stay between letters.
 */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\ufe0f])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** The text as it may be shown, or null when nothing visible is left. */
export function visibleText(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const clean = text.replace(/\s+/gu, " ").replace(UNSEEN, "").replace(STRAY_JOINER, "").replace(/ {2,}/g, " ").trim();
  return clean === "" ? null : clean;
}

/** At most two letters for the round mark beside a name: "Ada Byrne" → "AB", "Northwind" → "N", no name → "?". */
export function initials(name: string | null): string {
  const words = (visibleText(name) ?? "").split(/[\s.@_-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = letter(words[0]);
  const last = words.length > 1 ? letter(words.at(-1)) : "";
  return first + last || "?";
}

const letter = (word: string | undefined): string => {
  const point = word?.codePointAt(0);
  return point === undefined ? "" : String.fromCodePoint(point).toLocaleUpperCase();
};
