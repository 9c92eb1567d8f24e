/**
 * Why the risk is what it is. The points of a reason are the same model's answer with that one aspect made typical; what no model here
 * weighs yet (tickets, answers, use) is said as a fact, without points.
 */
import type { Reason } from "../../contract/card.ts";
import { DAY_MS } from "../../contract/time.ts";
import { bgNbd } from "../../engine/index.ts";
import { onSchedule, typicalHistory } from "../lifetime-value/purchases.ts";
import { renewedSoFar } from "../lifetime-value/renewals.ts";
import { PASSIVE_FROM } from "../nps/policy.ts";
import { quietOf } from "../relationship/metric.ts";
import { type CustomerSummary, dayIn } from "../summary.ts";
import { inDate, inMonth, inWords, oftenText, plural, sentence } from "../words.ts";
import { type ContractPart, lossAt, type OrderPart, type Parts } from "./parts.ts";
import {
  ANSWER_COUNTS_DAYS,
  LEAST_EFFECT_POINTS,
  LONG_OPEN_DAYS,
  MOST_REASONS,
  ORDERS_FOR_A_RATE,
  USE_FELL_TO,
} from "./policy.ts";

const FIRST_ORDER = "Only one order so far";

type Sized = { code: string; text: string; points: number };

/** At most three: those with points first, the largest before the others, then the facts. */
export function riskReasons(summary: CustomerSummary, parts: Parts): Reason[] {
  const sized = [...orderReasons(summary, parts), ...contractReasons(summary, parts)]
    .filter(({ text, points }) => text !== "" && Math.abs(points) >= LEAST_EFFECT_POINTS)
    // A first order is no sign of staying, even where the typical customer of that age has none yet either.
    .filter(({ text, points }) => text !== FIRST_ORDER || points > 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.code < b.code ? -1 : 1))
    .map(({ code, text, points }): Reason => ({ code, text, effect: { points: Math.round(points * 10) / 10 } }));
  return [...sized, ...dueReasons(summary, parts), ...signalReasons(summary)].slice(0, MOST_REASONS);
}

/** Who left says so in one line. */
export function departureReason(summary: CustomerSummary): Reason {
  const { signals, asOfDay, asOfMs } = summary;
  const { at, reason } = signals.departed ?? { at: asOfMs, reason: "no reason given" };
  const day = dayIn(summary, at);
  return { code: "departed", text: `Left on ${inDate(day, asOfDay)}: ${reason.replaceAll("_", " ")}` };
}

function orderReasons(summary: CustomerSummary, { orders, contracts }: Parts): Sized[] {
  if (orders === null) return [];
  const share = contracts.reduce((all, { probability }) => all * probability, 100);
  const typical = typicalHistory(orders.model.params, orders.history);
  const gapDays = summary.purchases?.usualGapDays ?? null;
  const gapWeeks = gapDays === null ? bgNbd.typicalGapWeeks(orders.model.params, orders.history) : gapDays / 7;
  const scheduled = onSchedule(orders.history, gapWeeks);
  const none = (history: OrderPart["history"]) => bgNbd.probabilityOfNone(orders.model.params, history, orders.weeks);
  return [
    { code: "silence", text: silenceText(summary), points: share * (none(orders.history) - none(scheduled)) },
    {
      code: "order_frequency",
      text: frequencyText(orders.history, typical, quietOf(summary) !== null),
      points: share * (none(scheduled) - none(typical)),
    },
  ];
}

function silenceText(summary: CustomerSummary): string {
  const quiet = quietOf(summary);
  return quiet === null ? "" : `Silent for ${plural(quiet.days, "day")}, usually ${quiet.usualDays}`;
}

function frequencyText({ x }: OrderPart["history"], typical: OrderPart["history"], isQuiet: boolean): string {
  if (x === 0) return FIRST_ORDER;
  return x < ORDERS_FOR_A_RATE ? `${sentence(inWords(x + 1))} orders so far` : oftenText(x / typical.x, isQuiet);
}

function contractReasons(summary: CustomerSummary, { orders, contracts }: Parts): Sized[] {
  return contracts.map((part) => {
    const others = contracts.filter((other) => other !== part);
    const share = others.reduce((all, { probability }) => all * probability, 100 * (orders?.probability ?? 1));
    return contractReason(summary, part, share);
  });
}

function contractReason(summary: CustomerSummary, part: ContractPart, share: number): Sized {
  const { contract, probability } = part;
  const name = contract.plan ?? "Subscription";
  const renewed = renewedSoFar(contract);
  if (part.isEnding && contract.endsAt !== null) {
    const day = dayIn(summary, contract.endsAt);
    const without = lossAt({ ...part, isEnding: false }, renewed);
    return {
      code: "cancelled",
      text: `${name} is cancelled and ends ${inDate(day, summary.asOfDay)}`,
      points: share * (1 - without),
    };
  }
  const text = renewed === 0 ? "" : `${name} renewed ${renewed === 1 ? "once" : `${inWords(renewed)} times`}`;
  return { code: "renewals", text, points: share * (probability - lossAt(part, 0)) };
}

/** A yearly contract is decided on one day, and that day is worth knowing. */
function dueReasons(summary: CustomerSummary, { contracts }: Parts): Reason[] {
  return contracts.flatMap(({ contract, isEnding }) => {
    if (contract.interval !== "year" || contract.nextAt === null || isEnding) return [];
    const day = inDate(dayIn(summary, contract.nextAt), summary.asOfDay);
    return [{ code: "renewal_due", text: `${contract.plan ?? "Subscription"} renews on ${day}` }];
  });
}

function signalReasons({ signals, asOfDay, asOfMs }: CustomerSummary): Reason[] {
  const reasons: Reason[] = [];
  const { openTickets, nps, use } = signals;
  const openDays = openTickets.oldestDay === null ? 0 : asOfDay - openTickets.oldestDay;
  if (openDays >= LONG_OPEN_DAYS) reasons.push({ code: "ticket_open", text: `Ticket open ${plural(openDays, "day")}` });
  const answeredDaysAgo = nps === null ? Infinity : Math.round((asOfMs - nps.at) / DAY_MS);
  if (nps !== null && nps.score < PASSIVE_FROM && answeredDaysAgo <= ANSWER_COUNTS_DAYS)
    reasons.push({
      code: "nps_detractor",
      text: `Answered ${nps.score} in ${inMonth(asOfDay - answeredDaysAgo, asOfDay)}`,
    });
  if (use !== null && use.lately < USE_FELL_TO * use.before)
    reasons.push({
      code: "use_fell",
      text: `Use fell by ${Math.round(100 * (1 - use.lately / use.before))} % in four weeks`,
    });
  return reasons;
}
