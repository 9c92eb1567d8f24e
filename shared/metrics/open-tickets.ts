import type { Card } from "../contract/card.ts";
import type { Fact } from "../contract/records.ts";
import { formatInstant } from "../contract/time.ts";
import { ofType } from "./of-type.ts";
import { isOpen } from "./signals.ts";

/** As many as a person can take in; the relationship tells the number of all. */
const MOST = 20;

/** Tickets neither solved nor closed, newest first. */
export function openTicketsOf(facts: readonly Fact[]): Card["openTickets"] {
  return ofType(facts, "ticket")
    .filter(isOpen)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id, source, subject, status, severity, at, url }) => ({
      id,
      source,
      status,
      at: formatInstant(at),
      ...(subject ? { subject } : {}),
      ...(severity ? { severity } : {}),
      ...(url ? { url } : {}),
    }));
}
