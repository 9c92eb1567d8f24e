/** The words of the state machine: what can happen to a tab, what then must be done, and the two moves that all of it is made of. */
import type { Card } from "../../shared/contract/card.ts";
import type { Failure } from "../wire/failure.ts";
import type { Seen } from "../wire/said.ts";
import { type Context, contextOf, keyOf, type Outcome, type Question, questionOf, type Tab } from "./tab.ts";

export type TabEvent =
  /** The browser says where the tab is now. */
  | { on: "navigated"; url: string }
  | { on: "seen"; seen: Seen }
  /** The page has no script of ours, although it is loaded: `allowed` or not. */
  | { on: "silent"; allowed: boolean }
  | { on: "refused" }
  | { on: "wanted"; wanted: boolean }
  | { on: "answered"; context: Context; outcome: Outcome; at: number }
  | { on: "failed"; context: Context; failure: Failure }
  | { on: "timeline"; context: Context; entries: Card["timeline"] | null }
  | { on: "choose"; customer: string }
  | { on: "accept"; key: string }
  | { on: "refresh" }
  | { on: "not-this-person" }
  | { on: "more-timeline" };

export type Effect =
  | { do: "ask"; context: Context; question: Question }
  | { do: "stop" }
  /** Ask the page to say again what it sees. */
  | { do: "look" }
  | { do: "remember"; record: string; customer: string }
  | { do: "forget"; record: string }
  | { do: "timeline"; context: Context; customer: string };

export type Step = { tab: Tab; effects: Effect[] };
export const still = (tab: Tab): Step => ({ tab, effects: [] });

/** A tab that has just come to a new stage: what was asked before is stopped, what is asked now is sent. */
export function entered(tab: Tab): Step {
  const question = questionOf(tab);
  const ask: Effect[] =
    tab.stage.is === "asking" && question !== null ? [{ do: "ask", context: contextOf(tab, question), question }] : [];
  return { tab, effects: [{ do: "stop" }, ...ask] };
}

/** Asks a (new) question of the page as it is. The same question again keeps what was shown. */
export function asked(tab: Tab, question: Question): Step {
  const same = questionOf(tab);
  const shown =
    same !== null && keyOf(same) === keyOf(question) && "shown" in tab.stage && tab.stage.shown !== null
      ? tab.stage.shown
      : null;
  return entered({ ...tab, seq: tab.seq + 1, stage: { is: "asking", question, shown } });
}
