import type { Card } from "../../contract/card.ts";
import { formatAge } from "../../ui/age.ts";
import { visibleText } from "../../ui/name.ts";
import type { Tone } from "../../ui/tone.ts";

export type TicketLine = {
  id: string;
  subject: string;
  status: string;
  tone: Tone;
  open: string;
  url: string | undefined;
};
export type TicketsView = { title: string; tickets: TicketLine[]; more: number };

const SHOWN = 4;

/** Open tickets, the longest waiting first: subject, state (with its severity when it matters), for how long. */
export function ticketsView({ openTickets }: Pick<Card, "openTickets">, now: number): TicketsView {
  const sorted = openTickets.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return {
    title: openTickets.length === 1 ? "1 open ticket" : `${openTickets.length} open tickets`,
    tickets: sorted.slice(0, SHOWN).map((ticket) => toLine(ticket, now)),
    more: Math.max(0, sorted.length - SHOWN),
  };
}

function toLine(ticket: Card["openTickets"][number], now: number): TicketLine {
  const pressing = ticket.severity === "urgent" || ticket.severity === "high";
  const age = formatAge(now - Date.parse(ticket.at));
  return {
    id: `${ticket.source} ${ticket.id}`,
    subject: visibleText(ticket.subject) ?? `Ticket ${ticket.id}`,
    status: pressing ? `${ticket.severity}, ${ticket.status}` : ticket.status,
    tone: ticket.severity === "urgent" ? "bad" : pressing ? "warn" : "neutral",
    open: age === "now" ? "just now" : age,
    url: ticket.url,
  };
}
