/** What the person at the panel does with the tab in front. */
import { moreTimeline } from "./answer.ts";
import { asked, entered, type Effect, still, type Step, type TabEvent } from "./step.ts";
import { type Question, questionOf, type Tab } from "./tab.ts";

type PersonEvent = Extract<TabEvent, { on: "choose" | "accept" | "refresh" | "not-this-person" | "more-timeline" }>;

export function stepPerson(tab: Tab, event: PersonEvent): Step {
  switch (event.on) {
    case "choose":
      return choose(tab, event.customer);
    case "accept":
      return accept(tab, event.key);
    case "refresh":
      return refresh(tab);
    case "not-this-person":
      return notThisPerson(tab);
    case "more-timeline":
      return moreTimeline(tab);
  }
}

/** From the chooser the choice is kept for this record; from the search it holds until the page changes. */
function choose(tab: Tab, customer: string): Step {
  const { stage } = tab;
  const isCandidate = stage.is === "ambiguous" && stage.candidates.some(({ id }) => id === customer);
  const record = isCandidate ? stage.question.record : null;
  const { tab: next, effects } = asked(tab, { by: "customer", customer, record });
  const remember: Effect[] = record === null ? [] : [{ do: "remember", record, customer }];
  return { tab: next, effects: [...remember, ...effects] };
}

/** Only an address that the page itself offered. */
function accept(tab: Tab, key: string): Step {
  if (tab.stage.is !== "offer" || !tab.stage.claims.some((claim) => claim.key === key)) return still(tab);
  return asked(tab, { by: "claims", record: null, claims: [{ key, basis: "address you confirmed" }] });
}

function refresh(tab: Tab): Step {
  const question = questionOf(tab);
  return question === null ? { tab, effects: [{ do: "look" }] } : asked(tab, question);
}

/** A choice is taken back and the page's own question asked again; a plain match leads to the search. */
function notThisPerson(tab: Tab): Step {
  const question = questionOf(tab);
  if (question === null) return still(tab);
  const forget: Effect[] = question.record === null ? [] : [{ do: "forget", record: question.record }];
  const own = pageQuestion(tab);
  if (tab.stage.is === "matched" && tab.stage.shown.match?.basis !== CHOSEN && question.by === "claims") {
    const chooser = { is: "ambiguous" as const, question, candidates: [], reason: "Search for the right customer." };
    return { tab: { ...tab, seq: tab.seq + 1, stage: chooser }, effects: [{ do: "stop" }, ...forget] };
  }
  const next = own === null ? entered({ ...tab, seq: tab.seq + 1, stage: { is: "nothing" } }) : asked(tab, own);
  return { tab: next.tab, effects: [...forget, ...next.effects] };
}

/** Stands as the basis of a match that a person made. */
export const CHOSEN = "chosen by you";

function pageQuestion({ reading }: Tab): Question | null {
  return reading?.answer === "subject" && reading.confidence === "certain"
    ? { by: "claims", record: reading.record, claims: reading.claims }
    : null;
}
