import type { TimelineEntry } from "../../contract/card.ts";
import { formatDate } from "../../ui/age.ts";
import { formatMoney } from "../../ui/money.ts";
import { visibleText } from "../../ui/name.ts";
import type { Tone } from "../../ui/tone.ts";
import { firstUpper, sourceName, spokenCode } from "../vocabulary.ts";

export type TimelineLine = {
  id: string;
  type: string;
  /** The type as a word for those who do not see the sign. */
  kind: string;
  title: string;
  detail: string | null;
  amount: string | null;
  when: string;
  /** ISO instant, for the `time` element. */
  at: string;
  source: string;
  tone: Tone;
  url: string | undefined;
};

/** Facts, newest first, as lines. */
export const timelineView = (entries: readonly TimelineEntry[], now: number): TimelineLine[] =>
  entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)).map((entry) => toLine(entry, now));

function toLine(entry: TimelineEntry, now: number): TimelineLine {
  const kind = entry.type === "nps" ? "NPS" : firstUpper(entry.type);
  return {
    id: `${entry.type} ${entry.source} ${entry.id}`,
    type: entry.type,
    kind,
    title: visibleText(entry.title) ?? kind,
    detail: visibleText(entry.detail && spokenCode(entry.detail)),
    amount: amountText(entry),
    when: formatDate(entry.at, now),
    at: entry.at,
    source: sourceName(entry.source, true),
    tone: entry.tone,
    url: entry.url,
  };
}

function amountText({ amount, currency }: TimelineEntry): string | null {
  return amount === undefined || currency === undefined ? null : formatMoney(amount, currency, "exact");
}
