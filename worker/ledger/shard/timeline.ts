/** The history of a unit of value page by page, newest first: the same lines that the card begins with. */
import type { TimelineEntry } from "../../../shared/contract/card.ts";
import { toTimeline } from "../../../shared/metrics/index.ts";
import { findMember, membersOf, readFacts } from "./reading.ts";

/** `after` is how many entries were given before; one unit's history is small enough to be sorted for each page. */
export function timelinePage(
  sql: SqlStorage,
  customer: string,
  limit: number,
  after: string | null,
): { entries: TimelineEntry[]; next: string | null } {
  const member = findMember(sql, customer);
  if (member === null) return { entries: [], next: null };
  const skip = Number(after ?? 0);
  const facts = membersOf(sql, member.home).flatMap(({ no }) => readFacts(sql, no));
  const all = toTimeline(facts, skip + limit + 1);
  return { entries: all.slice(skip, skip + limit), next: all.length > skip + limit ? String(skip + limit) : null };
}
