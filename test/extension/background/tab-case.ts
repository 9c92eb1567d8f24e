/** What the tests of a tab start from: readings, answers, and a tab that has heard them. */
import { step } from "../../../extension/background/follow.ts";
import type { Effect, TabEvent } from "../../../extension/background/step.ts";
import { type Context, newTab, type Outcome, type Tab } from "../../../extension/background/tab.ts";
import type { Reading } from "../../../extension/sites/site.ts";
import { ADA, change } from "../../fixtures/cards/cards.ts";

export const TAB = 7;
export const urlOf = (ticket: string) => `http://localhost:8787/demo-desk/tickets/${ticket}`;
export const recordOf = (ticket: string) => `demo::ticket:${ticket}`;

export const subject = (ticket: string, ...more: string[]): Reading => ({
  answer: "subject",
  site: "demo-desk",
  record: recordOf(ticket),
  claims: [
    { key: recordOf(ticket), basis: "ticket in the address" },
    ...more.map((key) => ({ key, basis: "requester" })),
  ],
  confidence: "certain",
});
export const notYet = (ticket: string): Reading => ({ answer: "not-yet", site: "demo-desk", record: recordOf(ticket) });

/** A customer of that ticket; the id names the ticket, so that a wrong one is seen. */
export const outcome = (ticket: string): Outcome => ({
  status: "matched",
  card: change({ customer: { ...ADA.customer, id: `customer of ${ticket}`, name: ticket } }),
  match: { key: recordOf(ticket), basis: "ticket in the address", confidence: "certain" },
});

/** Said at the moment it is played; `at` fixes an earlier moment. */
const WHEN_PLAYED = -1;
let turn = 0;
export const seen = (ticket: string, reading: Reading, page = "page-one", at = WHEN_PLAYED): TabEvent => ({
  on: "seen",
  seen: { verb: "seen", page, turn: at, url: urlOf(ticket), reading },
});
export const answered = (context: Context, ticket: string, at = 0): TabEvent => ({
  on: "answered",
  context,
  outcome: outcome(ticket),
  at,
});

const spoken = (event: Extract<TabEvent, { on: "seen" }>): TabEvent => ({
  ...event,
  seen: { ...event.seen, turn: turn++ },
});

/** Plays events on a tab that somebody looks at. */
export function play(events: TabEvent[], tab: Tab = { ...newTab(TAB), wanted: true }): { tab: Tab; effects: Effect[] } {
  const effects: Effect[] = [];
  let now = tab;
  for (const event of events) {
    const next = step(now, event.on === "seen" && event.seen.turn === WHEN_PLAYED ? spoken(event) : event);
    now = next.tab;
    effects.push(...next.effects);
  }
  return { tab: now, effects };
}

export function contextIn(effects: Effect[]): Context {
  const ask = effects.findLast((effect) => effect.do === "ask");
  if (ask?.do !== "ask") throw new Error("Nothing was asked.");
  return ask.context;
}

/** A tab that shows the card of a ticket. */
export function showing(ticket: string): { tab: Tab; context: Context } {
  const asked = play([{ on: "navigated", url: urlOf(ticket) }, seen(ticket, subject(ticket))]);
  const context = contextIn(asked.effects);
  return { tab: play([answered(context, ticket)], asked.tab).tab, context };
}

export const shownName = (tab: Tab): string | null =>
  "shown" in tab.stage ? (tab.stage.shown?.card.customer.name ?? null) : null;
