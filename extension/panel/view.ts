/**
 * What the panel can show, as one closed list, and what a person can do in it. `panel.tsx` draws it and decides nothing;
 * `follow.ts` and the background decide and draw nothing. Every view is about the active tab of the panel's own window.
 */
import type { Card, Match } from "../../shared/contract/card.ts";
import type { CustomerRow } from "../../shared/contract/endpoints/customers.ts";
import type { Candidate } from "../../shared/contract/lookup.ts";
import type { Failure } from "../wire/failure.ts";

/** The search box and what it found. `focus` counts requests to put the cursor there (keyboard shortcut, context menu). */
export type Search = { focus: number } & (
  | { status: "idle" }
  | { status: "searching"; query: string }
  | { status: "found"; query: string; rows: CustomerRow[] }
  | { status: "failed"; query: string; failure: Failure }
);

/** What the page says it is about: the product's name and the record's key, for the line under the name. */
export type PageSubject = { site: string; key: string };

/** The customer stands on the page only as an address somebody wrote: asked about, never selected. */
export type Guess = { key: string; text: string };

/** Set when the page was read this one time only (toolbar button, context menu): the origin that a grant would keep showing. */
export type OneOff = { oneOff?: string };

/** Why figures are not of this minute. */
export type Stale = { kind: "refreshing" } | { kind: "failed"; failure: Failure };

export type PanelView =
  /** No server or no key yet. Nothing of any customer is visible. */
  | { state: "not-connected" }
  /** The first moment after opening, before the background has answered. */
  | { state: "starting" }
  /**
   * This site was not granted; one click asks for it. Without a grant the browser does not say where a tab is: `origin` is then null
   * and the way in is the toolbar button (or its shortcut) on that page. `refused`: the person just said no to the browser.
   */
  | { state: "no-access"; origin: string | null; refused: boolean; search: Search }
  | ({ state: "nothing-here"; search: Search } & OneOff)
  | { state: "loading"; subject: PageSubject | null; search: Search }
  | ({
      state: "card";
      card: Card;
      /** Null when a person picked the customer by search. */
      match: Match | null;
      subject: PageSubject | null;
      /** How long ago the service gave this card. */
      ageMs: number;
      stale: Stale | null;
      /** More of the timeline than the card brings, once asked for. */
      timeline: { status: "card" | "loading" | "all" | "failed"; entries: Card["timeline"] };
      search: Search;
    } & OneOff)
  | ({
      state: "chooser";
      candidates: Candidate[];
      reason: string;
      subject: PageSubject | null;
      search: Search;
    } & OneOff)
  | ({ state: "offer"; guesses: Guess[]; search: Search } & OneOff)
  | ({ state: "unknown"; key: string; subject: PageSubject | null; search: Search } & OneOff)
  /** `last` is the card last seen for this same page subject, if any, with its age. */
  | {
      state: "unreachable";
      failure: Failure;
      last: { card: Card; match: Match | null; ageMs: number } | null;
      search: Search;
    };

export type PanelState = PanelView["state"];

export type PanelActions = {
  /** Empty text clears the search. */
  search(query: string): void;
  /** A customer from the chooser (remembered for this record) or from the search results (this time only). */
  choose(customerId: string): void;
  /** "Is it …?" → yes. */
  accept(guess: Guess): void;
  /** "Show Marbles on this site" (`no-access`, and `oneOff` of the others). Must be called straight from the click. */
  grant(): void;
  refresh(): void;
  /** Forgets the choice for this record and shows the other possibilities, or the search. */
  notThisPerson(): void;
  openSettings(): void;
  openConsole(customerId: string): void;
  timelineAll(): void;
};
