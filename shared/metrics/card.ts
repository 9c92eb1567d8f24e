/** One customer → the card, every figure from the same summary. */
import type { Card } from "../contract/card.ts";
import { formatDay } from "../contract/time.ts";
import { churnRisk } from "./churn-risk/metric.ts";
import { lifetimeValue } from "./lifetime-value/metric.ts";
import { npsOf } from "./nps/metric.ts";
import { openTicketsOf } from "./open-tickets.ts";
import { relationshipOf } from "./relationship/metric.ts";
import { summarise } from "./summary.ts";
import { toTimeline } from "./timeline.ts";
import type { Books, Rules, Subject } from "./types.ts";
import { verdictOf } from "./verdict.ts";

/** The panel shows a handful and offers the rest as a page. */
const TIMELINE_LENGTH = 20;

/**
 * A person of an account shows the account's value and risk (`valueOf` says so) and its own NPS beside the account's; tickets, relationship
 * and timeline are the unit's, since whoever helps one of its people meets the whole account. `now` is epoch ms.
 */
export function toCard(
  subject: Subject,
  books: Books,
  rules: Rules,
  now: number,
  mergedFrom: readonly string[] = subject.head.mergedFrom,
): Card {
  const { head, own, unit, unitHead } = subject;
  const today = books.dayOf(now);
  const past = unit.filter(({ at }) => books.dayOf(at) <= today);
  const summary = summarise(unit, books, { asOfMs: now, thresholds: rules.thresholds });
  const value = lifetimeValue(summary, rules);
  const risk = churnRisk(summary, rules);
  return {
    customer: { ...head, mergedFrom: [...mergedFrom] },
    ...(subject.match === undefined ? {} : { match: subject.match }),
    asOf: formatDay(today),
    dataAge: subject.dataAge,
    valueOf: unitHead,
    lifetimeValue: value,
    nps: npsOf({
      own: own.filter(({ at }) => books.dayOf(at) <= today),
      unit: past,
      keys: head.keys,
      accountName: unitHead.name,
      isAccount: head.kind === "account",
    }),
    churnRisk: risk,
    guidance: { status: "no_policy", text: "No policy published yet: decide by your usual rules." },
    relationship: relationshipOf(summary),
    openTickets: openTicketsOf(past),
    timeline: toTimeline(past, TIMELINE_LENGTH),
    verdict: verdictOf(summary, { value, risk }),
    versions: { model: rules.model?.version ?? null, policy: rules.policyVersion },
  };
}
