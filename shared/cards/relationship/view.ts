import type { Card, Relationship } from "../../contract/card.ts";
import { counted, formatDate, formatMonth } from "../../ui/age.ts";
import type { FactLine } from "../../ui/fact-list.tsx";
import { formatMoney } from "../../ui/money.ts";
import { visibleText } from "../../ui/name.ts";
import { formatShare } from "../../ui/percent.ts";
import { spokenCode } from "../vocabulary.ts";

export type RelationshipView = {
  facts: FactLine[] /** Said before the facts: departed, unusually quiet. */;
  alerts: string[];
};

type Subscription = Relationship["subscriptions"][number];

/** The plain facts of how long, how much and what runs. A fact that is not known has no line. */
export function relationshipView(card: Pick<Card, "relationship">, now: number): RelationshipView {
  const { relationship: r } = card;
  const facts: (FactLine | null)[] = [
    r.since === null ? null : { label: "Since", value: formatMonth(r.since) },
    { label: "Orders", value: r.orders.toLocaleString("en") },
    r.lastOrderAt === null ? null : { label: "Last order", value: formatDate(r.lastOrderAt, now) },
    r.lastSeenAt === null ? null : { label: "Last seen", value: formatDate(r.lastSeenAt, now) },
    refundFact(r),
    ...shownSubscriptions(r.subscriptions).map((s) => subscriptionFact(s, now)),
  ];
  return { facts: facts.filter((fact) => fact !== null), alerts: alerts(r, now) };
}

function refundFact({ refunds }: Relationship): FactLine | null {
  if (refunds.count === 0) return { label: "Refunds", value: "none" };
  const share = refunds.shareOfSpend === null ? "" : ` · ${formatShare(refunds.shareOfSpend)}`;
  return { label: "Refunds", value: `${refunds.count}${share}` };
}

/** What runs now; when nothing does, the one that ended last. */
function shownSubscriptions(all: Subscription[]): Subscription[] {
  const running = all.filter(({ status }) => status !== "ended");
  if (running.length > 0) return running;
  return all.toSorted((a, b) => (b.endedAt ?? "").localeCompare(a.endedAt ?? "")).slice(0, 1);
}

function subscriptionFact(s: Subscription, now: number): FactLine {
  const price = `${formatMoney(s.amount, s.currency)} a ${s.interval}`;
  const seats = s.quantity > 1 ? ` · ${counted(s.quantity, "seat")}` : "";
  return { label: visibleText(s.plan) ?? "Subscription", value: `${price}${seats} · ${stateText(s, now)}`, wide: true };
}

function stateText(s: Subscription, now: number): string {
  if (s.status === "paused") return "paused";
  if (s.status === "ended") return s.endedAt === null ? "ended" : `ended ${formatDate(s.endedAt, now)}`;
  return s.renewsAt === null ? "active" : `renews ${formatDate(s.renewsAt, now)}`;
}

function alerts(r: Relationship, now: number): string[] {
  const found: string[] = [];
  if (r.departed !== null)
    found.push(
      `Left on ${formatDate(r.departed.at, now)}: ${spokenCode(visibleText(r.departed.reason) ?? "no reason given")}.`,
    );
  if (r.unusuallyQuiet !== null)
    found.push(
      `Quiet for ${counted(r.unusuallyQuiet.days, "day")}; usually ${counted(r.unusuallyQuiet.usualDays, "day")} between orders.`,
    );
  return found;
}
