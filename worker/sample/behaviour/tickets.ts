/** What a unit asked the help desk, and how that went. */
import { atDaytime, DAY, HOUR, iso } from "../calendar.ts";
import { chance, type Dice, exponential, gamma, normal, pick } from "../dice.ts";
import { DESK, keyAt } from "../people/who.ts";
import type { Sample } from "../record.ts";
import { HOME_TOPICS, OFFICE_TOPICS } from "../words/tickets.ts";
import type { Story, Upset } from "./life.ts";

/** Questions a year; an office with machines has more of them. */
const A_YEAR = { home: 0.9, office: 3 } as const;
const RATED = 0.3;
/** Minutes of handling scatter as a gamma of this shape around the topic's usual. */
const SHAPE = 2.5;

type Ticket = Sample<"ticket">;

/** From `since` to `until` (a departed customer writes no more); the ids lie above those of the demo desk's own tickets. */
export function drawTickets(
  { unit, dice: d, setting }: Story,
  since: number,
  until: number,
): { records: Ticket[]; upsets: Upset[] } {
  const records: Ticket[] = [];
  const upsets: Upset[] = [];
  const rate = (unit.account === null ? A_YEAR.home : A_YEAR.office) * (gamma(d, 1.4) / 1.4);
  for (let t = since + exponential(d, rate / 365) * DAY; t < until; t += exponential(d, rate / 365) * DAY) {
    const at = atDaytime(d, t);
    if (at >= setting.asOf || records.length >= 90) break;
    const by = pick(d, unit.people);
    const days = Math.exp(0.2 + 1.1 * normal(d));
    const id = String(10_000 + unit.no * 100 + records.length + 1);
    const ticket = drawTicket(d, id, at, at + days * DAY, setting.asOf, unit.account !== null);
    records.push({ ...ticket, customer: keyAt(by, "desk") });
    if (days > 5) upsets.push({ at: at + 5 * DAY, by, about: "ticket" });
  }
  return { records, upsets };
}

function drawTicket(
  d: Dice,
  id: string,
  at: number,
  solvedAt: number,
  asOf: number,
  office: boolean,
): Omit<Ticket, "customer"> {
  const topic = pick(d, office ? OFFICE_TOPICS : HOME_TOPICS);
  const solved = solvedAt < asOf - HOUR;
  const slow = (solvedAt - at) / DAY > 5;
  const ticket = {
    type: "ticket" as const,
    source: DESK,
    id,
    at: iso(at),
    updatedAt: iso(solved ? solvedAt : at),
    subject: pick(d, topic.subjects),
    severity: topic.severity,
    status: solved ? ("solved" as const) : chance(d, 0.5) ? ("open" as const) : ("pending" as const),
    handleMinutes: Math.max(1, Math.round((topic.minutes * gamma(d, SHAPE)) / SHAPE)),
    tags: [topic.tag],
  };
  if (!solved) return ticket;
  const csat = Math.min(5, Math.max(1, Math.round(4.5 - (slow ? 1.7 : 0) + 0.8 * normal(d))));
  return { ...ticket, solvedAt: iso(solvedAt), ...(chance(d, RATED) ? { csat } : {}) };
}
