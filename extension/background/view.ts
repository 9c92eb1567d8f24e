/** From what is known of a tab to what the panel shows of it. Pure. */
import { siteNamed } from "../sites/index.ts";
import type { Guess, OneOff, PageSubject, PanelView, Search } from "../panel/view.ts";
import type { Question, Shown, Stage, Tab } from "./tab.ts";

/** What stands beside the tab: are we connected, what the search found, what was seen last, and since when this page is only lent. */
export type Beside = {
  connected: boolean;
  search: Search;
  last: Shown | null;
  origin: string | null;
  oneOff: boolean;
  now: number;
};

export function viewOf(tab: Tab | null, beside: Beside): PanelView {
  const { search } = beside;
  if (!beside.connected) return { state: "not-connected" };
  if (tab === null) return { state: "nothing-here", search };
  const { stage } = tab;
  const subject = subjectOf(tab);
  const lent: OneOff = beside.oneOff && beside.origin !== null ? { oneOff: beside.origin } : {};
  switch (stage.is) {
    case "starting":
      return { state: "starting" };
    case "no-access":
      return { state: "no-access", origin: beside.origin, refused: stage.refused, search };
    case "nothing":
      return { state: "nothing-here", search, ...lent };
    case "waiting":
    case "held":
      return { state: "loading", subject, search };
    case "offer":
      return { state: "offer", guesses: stage.claims.map(({ key }) => guessOf(key)), search, ...lent };
    case "asking":
      return stage.shown === null
        ? { state: "loading", subject, search }
        : cardView(tab, stage, stage.shown, beside, lent);
    case "matched":
      return cardView(tab, stage, stage.shown, beside, lent);
    case "ambiguous":
      return { state: "chooser", candidates: stage.candidates, reason: stage.reason, subject, search, ...lent };
    case "unknown":
      return { state: "unknown", key: keyAsked(stage.question), subject, search, ...lent };
    case "failed":
      return stage.shown !== null
        ? cardView(tab, stage, stage.shown, beside, lent)
        : { state: "unreachable", failure: stage.failure, last: lastOf(beside), search };
  }
}

function cardView(tab: Tab, stage: Stage, shown: Shown, { search, now }: Beside, lent: OneOff): PanelView {
  const { card, match, at } = shown;
  const timeline = stage.is === "matched" && stage.timeline !== null ? stage.timeline : null;
  return {
    state: "card",
    card,
    match,
    subject: subjectOf(tab),
    ageMs: Math.max(0, now - at),
    stale:
      stage.is === "failed"
        ? { kind: "failed", failure: stage.failure }
        : stage.is === "asking"
          ? { kind: "refreshing" }
          : null,
    timeline: timeline ?? { status: "card", entries: card.timeline },
    search,
    ...lent,
  };
}

function subjectOf({ reading }: Tab): PageSubject | null {
  if (reading === null || reading.answer === "nothing" || reading.record === null) return null;
  return { site: siteNamed(reading.site)?.name ?? reading.site, key: reading.record };
}

function lastOf({ last, now }: Beside) {
  return last === null ? null : { card: last.card, match: last.match, ageMs: Math.max(0, now - last.at) };
}

const guessOf = (key: string): Guess => ({ key, text: key.slice(key.indexOf(":") + 1) });

const keyAsked = (question: Question): string =>
  question.by === "customer" ? question.customer : (question.record ?? question.claims[0]?.key ?? "");
