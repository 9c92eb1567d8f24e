/** A subscription as the sequence of its terms: when each began, what it cost, and whether the contract still runs. */
import type { Fact } from "../contract/records.ts";
import { laterFirst } from "./profile.ts";

export type SubscriptionState = Fact<"subscription">;

/** One term begun, which is one charge. */
export type Term = { startsAt: number; state: SubscriptionState };

export type Schedule = {
  /** Terms that began on or before the day of the books, oldest first. */
  terms: Term[];
  /** The state that holds now. */
  state: SubscriptionState;
  /** When the next term begins; null when the contract is paused or has ended. */
  nextAt: number | null;
  status: "active" | "paused" | "ended";
  /** When it ended, or will end; null when nobody has said so. */
  endsAt: number | null;
};

/** No contract has more terms than this (monthly since 1900); a guard against a loop, not a rule. */
const MOST_TERMS = 1500;

/**
 * All states of one subscription (same source and id, any order) → its schedule at `asOfMs`. A state holds from its `updatedAt` until the
 * next one; the first also holds before. Price, plan and interval of a term are those at its start; a term that would start while
 * paused or after the end never begins. States that were not known at `asOfMs` count only when there is no earlier one.
 */
export function toSchedule(states: readonly SubscriptionState[], asOfMs: number): Schedule | null {
  const history = knownAt(states, asOfMs);
  const first = history[0];
  const state = history.at(-1);
  if (first === undefined || state === undefined || state.startedAt > asOfMs) return null;
  const gaps = gapsOf(history);
  const { terms, nextAt } = walk(history, gaps, asOfMs);
  const endsAt = state.endedAt ?? null;
  const status =
    endsAt !== null && endsAt <= asOfMs ? "ended" : (state.pausedAt ?? Infinity) <= asOfMs ? "paused" : "active";
  const billed = state.renewsAt !== undefined && state.renewsAt > asOfMs ? state.renewsAt : nextAt;
  return { terms, state, nextAt: status === "active" ? billed : null, status, endsAt };
}

/** The instant `count` intervals after `startMs`; the 31st falls on the last day of a shorter month. */
export function addIntervals(startMs: number, interval: "month" | "year", count: number): number {
  const start = new Date(startMs);
  const months = start.getUTCMonth() + count * (interval === "year" ? 12 : 1);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), months + 1, 0)).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  return (
    Date.UTC(start.getUTCFullYear(), months, day) +
    (startMs - Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()))
  );
}

function knownAt(states: readonly SubscriptionState[], asOfMs: number): SubscriptionState[] {
  const sorted = states.toSorted((a, b) => laterFirst(b, a));
  const known = sorted.filter(({ updatedAt }) => updatedAt <= asOfMs);
  return known.length > 0 ? known : sorted.slice(0, 1);
}

type Gap = { from: number; to: number };

/** Stretches without charge. What a state tells of a pause or an end holds until the next state, which tells its own. */
function gapsOf(history: readonly SubscriptionState[]): Gap[] {
  return history.flatMap((state, i) => {
    const from = Math.min(state.pausedAt ?? Infinity, state.endedAt ?? Infinity);
    return from === Infinity ? [] : [{ from, to: history[i + 1]?.updatedAt ?? Infinity }];
  });
}

function walk(
  history: readonly SubscriptionState[],
  gaps: readonly Gap[],
  asOfMs: number,
): { terms: Term[]; nextAt: number } {
  const terms: Term[] = [];
  let anchor = history.at(-1)?.startedAt ?? 0;
  let interval = stateAt(history, anchor).interval;
  let step = 0;
  let at = anchor;
  while (at <= asOfMs && terms.length < MOST_TERMS) {
    const state = stateAt(history, at);
    if (state.interval !== interval) [anchor, interval, step] = [at, state.interval, 0];
    if (!gaps.some(({ from, to }) => at >= from && at < to)) terms.push({ startsAt: at, state });
    step += 1;
    at = addIntervals(anchor, interval, step);
  }
  return { terms, nextAt: at };
}

function stateAt(history: readonly SubscriptionState[], at: number): SubscriptionState {
  const held = history.findLast(({ updatedAt }) => updatedAt <= at) ?? history[0];
  if (held === undefined) throw new RangeError("A subscription has at least one state.");
  return held;
}
