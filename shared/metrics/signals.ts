/** What a customer said and did beside buying: answers, tickets, use, leaving. */
import type { Fact } from "../contract/records.ts";
import type { Contract } from "./contracts.ts";
import { laterFirst } from "./profile.ts";
import type { FactsByType } from "./of-type.ts";
import type { Books } from "./types.ts";

export type Signals = {
  nps: { score: number; at: number } | null;
  /** Tickets neither solved nor closed; `oldestDay` is the day number on which the longest open one came. */
  openTickets: { count: number; oldestDay: number | null };
  /** Mean daily active users of the last four weeks and of the four before; null unless both have days. */
  use: { lately: number; before: number } | null;
  departed: { at: number; reason: string } | null;
  firstSeenAt: number | null;
  lastSeenAt: number | null;
};

const FOUR_WEEKS = 28;
/** What a customer did; a record about the customer, a cost or a decision of ours is no sign of life. */
const SIGNS_OF_LIFE = ["order", "nps", "ticket", "usage", "referral"] as const;

/** `events` are the orders that count as purchases: not cancelled, no bills of a contract. */
export function toSignals(
  facts: FactsByType,
  events: readonly Fact<"order">[],
  contracts: readonly Contract[],
  books: Books,
  asOfMs: number,
): Signals {
  const { nps = [], ticket = [], usage = [] } = facts;
  return {
    nps: latestAnswer(nps),
    openTickets: openTickets(ticket, books),
    use: useOf(usage, books, asOfMs),
    departed: departure(facts.departure ?? [], events, contracts),
    ...seen(facts, contracts),
  };
}

function seen(facts: FactsByType, contracts: readonly Contract[]): Pick<Signals, "firstSeenAt" | "lastSeenAt"> {
  let [firstSeenAt, lastSeenAt]: [number | null, number | null] = [null, null];
  const note = (at: number) => {
    firstSeenAt = Math.min(firstSeenAt ?? at, at);
    lastSeenAt = Math.max(lastSeenAt ?? at, at);
  };
  for (const type of SIGNS_OF_LIFE) for (const { at } of facts[type] ?? []) note(at);
  for (const { startedAt } of contracts) note(startedAt);
  return { firstSeenAt, lastSeenAt };
}

export const isOpen = ({ status }: Fact<"ticket">): boolean => status !== "solved" && status !== "closed";

/** Latest answer first; a tie goes to the later update, then to the greater hash. */
export function answersLatestFirst(answers: readonly Fact<"nps">[]): Fact<"nps">[] {
  return answers.toSorted((a, b) => b.at - a.at || laterFirst(a, b));
}

function latestAnswer(answers: readonly Fact<"nps">[]): Signals["nps"] {
  const latest = answersLatestFirst(answers)[0];
  return latest === undefined ? null : { score: latest.score, at: latest.at };
}

function openTickets(tickets: readonly Fact<"ticket">[], books: Books): Signals["openTickets"] {
  const days = tickets.filter(isOpen).map(({ at }) => books.dayOf(at));
  return { count: days.length, oldestDay: days.length === 0 ? null : days.reduce((a, b) => Math.min(a, b)) };
}

function useOf(usage: readonly Fact<"usage">[], books: Books, asOfMs: number): Signals["use"] {
  const today = books.dayOf(asOfMs);
  const days = usage.flatMap(({ at, activeUsers: users }) =>
    users === undefined ? [] : [{ ago: today - books.dayOf(at), users }],
  );
  const lately = days.filter(({ ago }) => ago < FOUR_WEEKS);
  const before = days.filter(({ ago }) => ago >= FOUR_WEEKS && ago < 2 * FOUR_WEEKS);
  if (lately.length === 0 || before.length === 0) return null;
  const mean = (list: typeof days) => list.reduce((sum, { users }) => sum + users, 0) / list.length;
  return { lately: mean(lately), before: mean(before) };
}

/** A stated departure stands until the customer orders or signs again. */
function departure(
  departures: readonly Fact<"departure">[],
  events: readonly Fact<"order">[],
  contracts: readonly Contract[],
): Signals["departed"] {
  const isAfter = (at: number) =>
    events.some((event) => event.at > at) || contracts.some(({ startedAt }) => startedAt > at);
  const running = contracts.some(({ status }) => status !== "ended");
  const stated = departures.toSorted((a, b) => b.at - a.at || laterFirst(a, b))[0];
  if (stated !== undefined && !running && !isAfter(stated.at)) return { at: stated.at, reason: stated.reason };
  return events.length > 0 ? null : contractDeparture(contracts);
}

/** The end of the last contract of a customer who buys nothing without one; who also orders may order again. */
export function contractDeparture(contracts: readonly Contract[]): Signals["departed"] {
  const last = contracts.toSorted((a, b) => (b.endsAt ?? 0) - (a.endsAt ?? 0))[0];
  if (last === undefined || last.endsAt === null || contracts.some(({ status }) => status !== "ended")) return null;
  return { at: last.endsAt, reason: last.cancelReason ?? "Subscription ended" };
}
