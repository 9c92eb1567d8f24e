/** A customer's history page by page, newest first. */
import type { TimelineEntry } from "../../../shared/contract/card.ts";
import { toTimeline } from "../../../shared/metrics/index.ts";
import { findMember, readFacts } from "./reading.ts";

/** `after` is how many entries were given before; the history of one customer is small enough to be sorted for each page. */
export function timelinePage(
  sql: SqlStorage,
  customer: string,
  limit: number,
  after: string | null,
): { entries: TimelineEntry[]; next: string | null } {
  const member = findMember(sql, customer);
  if (member === null) return { entries: [], next: null };
  const skip = Number(after ?? 0);
  const all = toTimeline(readFacts(sql, member.no), skip + limit + 1);
  return { entries: all.slice(skip, skip + limit), next: all.length > skip + limit ? String(skip + limit) : null };
}
