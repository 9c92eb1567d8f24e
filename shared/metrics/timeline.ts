/** Facts as lines of a history: one title a person understands, the amount in its own currency, and whether it is good news. */
import type { TimelineEntry } from "../contract/card.ts";
import { formatAmount } from "../contract/money.ts";
import type { Fact } from "../contract/records.ts";
import { formatInstant } from "../contract/time.ts";
import { groupOf } from "./nps/metric.ts";
import { sentence } from "./words.ts";

type Words = Pick<TimelineEntry, "title" | "tone"> & {
  detail?: string | undefined;
  amountMinor?: number | undefined;
  currency?: string | undefined;
  url?: string | undefined;
};

/** Newest first, at most `limit`; records about the customer are no events and are left out. */
export function toTimeline(facts: readonly Fact[], limit: number): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const fact of facts.toSorted(byNewest)) {
    if (entries.length === limit) break;
    const entry = toTimelineEntry(fact);
    if (entry !== null) entries.push(entry);
  }
  return entries;
}

const byNewest = (a: Fact, b: Fact): number =>
  b.at - a.at || b.updatedAt - a.updatedAt || (a.type + a.id < b.type + b.id ? -1 : 1);

/** One fact → its line; null for a customer record. */
export function toTimelineEntry(fact: Fact): TimelineEntry | null {
  const words = wordsOf(fact);
  if (words === null) return null;
  const { title, tone, detail, amountMinor, currency, url } = words;
  return {
    type: fact.type,
    source: fact.source,
    id: fact.id,
    at: formatInstant(fact.at),
    title,
    tone,
    ...(detail ? { detail } : {}),
    ...(amountMinor === undefined || currency === undefined
      ? {}
      : { amount: formatAmount(amountMinor, currency), currency }),
    ...(url ? { url } : {}),
  };
}

function wordsOf(fact: Fact): Words | null {
  switch (fact.type) {
    case "customer":
      return null;
    case "order":
      return orderWords(fact);
    case "refund":
      return {
        title: REFUND_TITLES[fact.kind],
        detail: fact.reason,
        tone: "bad",
        amountMinor: -fact.amountMinor,
        currency: fact.currency,
      };
    case "subscription":
      return subscriptionWords(fact);
    case "nps":
      return { title: `Answered ${fact.score}`, detail: fact.comment, tone: NPS_TONES[groupOf(fact.score)] };
    case "ticket":
      return ticketWords(fact);
    case "usage":
      return {
        title: fact.activeUsers === undefined ? "Used the product" : `${fact.activeUsers} active users`,
        tone: "neutral",
      };
    case "cost":
      return {
        title: `Cost to serve: ${fact.kind}`,
        tone: "neutral",
        amountMinor: -fact.amountMinor,
        currency: fact.currency,
      };
    case "departure":
      return { title: `Left: ${fact.reason.replaceAll("_", " ")}`, detail: fact.detail, tone: "bad" };
    case "referral":
      return { title: REFERRAL_TITLES[fact.kind], tone: "good" };
    case "decision":
      return decisionWords(fact);
  }
}

const REFUND_TITLES = { refund: "Refund", credit: "Credit", chargeback: "Chargeback" } as const;
const REFERRAL_TITLES = { would: "Would recommend us", did: "Recommended us", proven: "Brought a customer" } as const;
const NPS_TONES = { promoter: "good", passive: "neutral", detractor: "bad" } as const;
const INTERVALS = { month: "monthly", year: "yearly" } as const;

function orderWords({ id, amountMinor, currency, cancelledAt, items = [] }: Fact<"order">): Words {
  const names = items.flatMap(({ name }) => name ?? []);
  const detail = names.length === 0 ? undefined : names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
  if (cancelledAt !== undefined) return { title: `Order ${id}, cancelled`, detail, tone: "neutral" };
  return { title: `Order ${id}`, detail, tone: "good", amountMinor, currency };
}

function subscriptionWords(state: Fact<"subscription">): Words {
  const plan = state.plan ?? "Subscription";
  const price = { amountMinor: Math.round(state.amountMinor * (state.quantity ?? 1)), currency: state.currency };
  if (state.endedAt !== undefined)
    return { title: `${plan} cancelled`, detail: state.cancelReason && sentence(state.cancelReason), tone: "bad" };
  if (state.pausedAt !== undefined) return { title: `${plan} paused`, tone: "bad" };
  return { title: `${plan}, ${INTERVALS[state.interval]}`, tone: "good", ...price };
}

function ticketWords({ subject, status, url, csat }: Fact<"ticket">): Words {
  const open = status !== "solved" && status !== "closed";
  const rated = csat === undefined ? status : `${status}, rated ${csat} of 5`;
  return {
    title: `Ticket: ${subject ?? "no subject"}`,
    detail: rated,
    tone: open || (csat ?? 5) <= 2 ? "bad" : "neutral",
    url,
  };
}

function decisionWords(decision: Fact<"decision">): Words {
  const { option, reason, by, currency } = decision;
  const detail = [reason, by && `by ${by}`].filter(Boolean).join(", ");
  const amountMinor = "amountMinor" in decision ? Number(decision.amountMinor) : undefined;
  return { title: `Decision: ${option.replaceAll("_", " ")}`, detail, tone: "neutral", amountMinor, currency };
}
