/** The sample's tickets with what was said in them, as the desk's page gets them. */
import { castUnits } from "../../sample/cast/people.ts";
import { type DeskTicket, deskTickets } from "../../sample/cast/tickets.ts";
import { AGENT, CONVERSATIONS } from "./conversations.ts";

export type Message = { by: "requester" | "agent" | "note"; name: string; at: string; text: string };
export type TicketPage = Omit<DeskTicket, "person" | "hoursAgo"> & { at: string; messages: Message[] };

const HOUR = 3_600_000;

/** `asOf` is the instant the sample was told for, so that desk and records agree on every date. */
export function ticketPages(asOf: number): TicketPage[] {
  const ago = (hours: number) => new Date(asOf - hours * HOUR).toISOString();
  return deskTickets(castUnits(asOf)).map(({ person: _, hoursAgo, ...ticket }) => ({
    ...ticket,
    at: ago(hoursAgo),
    messages: (CONVERSATIONS[ticket.id] ?? []).map((line) => ({
      by: line.by,
      name: line.by === "requester" ? ticket.requester.name : AGENT,
      at: ago(line.hoursAgo),
      text: line.text,
    })),
  }));
}
