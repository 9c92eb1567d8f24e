/** What the service said, taken only where it was asked. */
import { still, type Step, type TabEvent } from "./step.ts";
import { contextOf, isCurrent, keyOf, type Outcome, type Question, type Stage, type Tab } from "./tab.ts";

type AnswerEvent = Extract<TabEvent, { on: "answered" | "failed" | "timeline" }>;

export function stepAnswer(tab: Tab, event: AnswerEvent): Step {
  if (!isCurrent(tab, event.context)) return still(tab);
  const { stage } = tab;
  if (event.on === "timeline")
    return stage.is === "matched" ? still({ ...tab, stage: withTimeline(stage, event.entries) }) : still(tab);
  if (stage.is !== "asking") return still(tab);
  if (event.on === "failed")
    return still({
      ...tab,
      stage: { is: "failed", question: stage.question, failure: event.failure, shown: stage.shown },
    });
  return still({ ...tab, stage: stageOf(stage.question, event.outcome, event.at) });
}

function stageOf(question: Question, outcome: Outcome, at: number): Stage {
  if (outcome.status === "unknown") return { is: "unknown", question };
  if (outcome.status === "ambiguous")
    return { is: "ambiguous", question, candidates: outcome.candidates, reason: outcome.reason };
  return { is: "matched", question, shown: { card: outcome.card, match: outcome.match, at }, timeline: null };
}

type Matched = Extract<Stage, { is: "matched" }>;

const withTimeline = (stage: Matched, entries: Matched["shown"]["card"]["timeline"] | null): Stage => ({
  ...stage,
  timeline: entries === null ? { status: "failed", entries: stage.shown.card.timeline } : { status: "all", entries },
});

/** More of the timeline of the card on the screen. */
export function moreTimeline(tab: Tab): Step {
  const { stage } = tab;
  if (stage.is !== "matched" || stage.timeline?.status === "loading") return still(tab);
  const loading: Stage = { ...stage, timeline: { status: "loading", entries: stage.shown.card.timeline } };
  const context = { ...contextOf(tab, stage.question), key: keyOf(stage.question) };
  return {
    tab: { ...tab, stage: loading },
    effects: [{ do: "timeline", context, customer: stage.shown.card.customer.id }],
  };
}
