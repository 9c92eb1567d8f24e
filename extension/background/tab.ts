/** What is known of one tab: which page it shows, what that page says, and how far the question about it has come. Plain data. */
import type { Card, Match } from "../../shared/contract/card.ts";
import type { Candidate, Claim } from "../../shared/contract/lookup.ts";
import type { Reading } from "../sites/site.ts";
import type { Failure } from "../wire/failure.ts";

/** Who is asked about: whoever the page claims, or one customer that a person picked. */
export type Question =
  | { by: "claims"; record: string | null; claims: Claim[] }
  | { by: "customer"; customer: string; record: string | null };

/** An answer belongs to a tab only if all four still hold. `key` names the question in one text. */
export type Context = { tabId: number; page: string | null; seq: number; key: string };

export type Shown = { card: Card; match: Match | null; at: number };
export type Timeline = { status: "loading" | "all" | "failed"; entries: Card["timeline"] };

export type Outcome =
  | { status: "matched"; card: Card; match: Match | null }
  | { status: "ambiguous"; candidates: Candidate[]; reason: string }
  | { status: "unknown" };

export type Stage =
  /** Nobody has said anything yet. */
  | { is: "starting" }
  /** We may not read this page. */
  | { is: "no-access"; refused: boolean }
  | { is: "nothing" }
  /** The page is changing, or is behind its address. */
  | { is: "waiting" }
  | { is: "offer"; claims: Claim[] }
  /** The page names somebody, and nobody is looking: not asked, for every question leaves a row. */
  | { is: "held"; question: Question }
  /** `shown` is the earlier answer to the very same question, while it is asked again. */
  | { is: "asking"; question: Question; shown: Shown | null }
  | { is: "matched"; question: Question; shown: Shown; timeline: Timeline | null }
  | { is: "ambiguous"; question: Question; candidates: Candidate[]; reason: string }
  | { is: "unknown"; question: Question }
  | { is: "failed"; question: Question; failure: Failure; shown: Shown | null };

export type Tab = {
  tabId: number;
  /** The document that speaks, by the name it gave itself, and how often it has spoken. */
  page: string | null;
  turn: number;
  /** As the browser or the page last said. */
  url: string | null;
  /** An address that only the page claims so far; believed when it says so twice. */
  doubted: string | null;
  /** Grows with every change of what the tab is about. */
  seq: number;
  reading: Reading | null;
  /** Does anybody look at this tab, or want it looked up ahead? */
  wanted: boolean;
  stage: Stage;
};

export const newTab = (tabId: number): Tab => ({
  tabId,
  page: null,
  turn: -1,
  url: null,
  doubted: null,
  seq: 0,
  reading: null,
  wanted: false,
  stage: { is: "starting" },
});

export const keyOf = (question: Question): string =>
  question.by === "customer"
    ? `customer ${question.customer} for ${question.record ?? "nobody"}`
    : `${question.record ?? "no record"} by ${question.claims.map(({ key }) => key).join(" ")}`;

export const contextOf = (tab: Tab, question: Question): Context => ({
  tabId: tab.tabId,
  page: tab.page,
  seq: tab.seq,
  key: keyOf(question),
});

/** The question a tab is at, whatever became of it. */
export const questionOf = ({ stage }: Tab): Question | null => ("question" in stage ? stage.question : null);

/** Does this answer still belong here? */
export function isCurrent(tab: Tab, context: Context): boolean {
  const question = questionOf(tab);
  return (
    question !== null &&
    tab.tabId === context.tabId &&
    tab.page === context.page &&
    tab.seq === context.seq &&
    keyOf(question) === context.key
  );
}
