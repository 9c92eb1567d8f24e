/** The demo desk's tickets: who opened which, when, and what it is about. What was said in them is the desk's. */
import { HOUR, iso } from "../calendar.ts";
import { DESK, keyAt, type Person, type Unit } from "../people/who.ts";
import type { Sample } from "../record.ts";
import { BOOKKEEPER, type Cast, STRANGER } from "./people.ts";

export type DeskTicket = {
  id: string;
  subject: string;
  /** As the mail came in; the address may be nobody's, or several people's. */
  requester: { name: string; email: string };
  /** Null where the desk has nobody on file. */
  person: Person | null;
  hoursAgo: number;
  status: "new" | "open" | "pending";
  severity: "low" | "normal" | "high" | "urgent";
  tag: string;
};

const seat = (unit: Unit, at = 0): Person => {
  const person = unit.people[at];
  if (person === undefined) throw new RangeError("Nobody sits there.");
  return person;
};

const of = (person: Person, ticket: Omit<DeskTicket, "person" | "requester">): DeskTicket => ({
  ...ticket,
  person,
  requester: { name: person.name, email: person.email },
});

export function deskTickets(cast: Cast): DeskTicket[] {
  const tagged = seat(cast.tagged);
  return [
    of(seat(cast.loyal), {
      id: "1",
      subject: "Parcel arrived with a broken grinder",
      hoursAgo: 2,
      status: "open",
      severity: "high",
      tag: "damaged",
    }),
    of(seat(cast.monthly), {
      id: "2",
      subject: "Skip the next box",
      hoursAgo: 3,
      status: "new",
      severity: "low",
      tag: "account",
    }),
    of(seat(cast.ordinary), {
      id: "3",
      subject: "My order went to somebody else",
      hoursAgo: 5,
      status: "open",
      severity: "normal",
      tag: "delivery",
    }),
    of(seat(cast.twoPeople), {
      id: "4",
      subject: "What happens at renewal?",
      hoursAgo: 7,
      status: "open",
      severity: "high",
      tag: "contract",
    }),
    of(seat(cast.twoPeople, 1), {
      id: "5",
      subject: "Invoice for a machine that we gave back",
      hoursAgo: 30,
      status: "pending",
      severity: "normal",
      tag: "billing",
    }),
    {
      id: "6",
      subject: "Missing purchase order number",
      requester: { name: "Ledgerhouse Bookkeeping", email: BOOKKEEPER },
      person: null,
      hoursAgo: 20,
      status: "open",
      severity: "normal",
      tag: "billing",
    },
    {
      id: "7",
      subject: "Do you deliver to Morocco?",
      requester: STRANGER,
      person: null,
      hoursAgo: 22,
      status: "new",
      severity: "low",
      tag: "question",
    },
    of(seat(cast.newcomer), {
      id: "8",
      subject: "Which beans for a moka pot?",
      hoursAgo: 23,
      status: "new",
      severity: "low",
      tag: "taste",
    }),
    of(seat(cast.quiet), {
      id: "9",
      subject: "Please close my account",
      hoursAgo: 26,
      status: "open",
      severity: "normal",
      tag: "account",
    }),
    of(seat(cast.losing), {
      id: "10",
      subject: "I want my money back, again",
      hoursAgo: 30,
      status: "open",
      severity: "normal",
      tag: "refund",
    }),
    of(seat(cast.leaving), {
      id: "11",
      subject: "Last delivery before my plan ends",
      hoursAgo: 44,
      status: "pending",
      severity: "low",
      tag: "contract",
    }),
    of(seat(cast.top), {
      id: "12",
      subject: "Machines for our second site",
      hoursAgo: 49,
      status: "open",
      severity: "high",
      tag: "contract",
    }),
    // Written from a tagged address: close to a known one, but not the same.
    {
      ...of(tagged, {
        id: "13",
        subject: "Le prélèvement de ce mois",
        hoursAgo: 53,
        status: "new",
        severity: "normal",
        tag: "billing",
      }),
      requester: { name: tagged.name, email: tagged.email.replace("@", "+cafe@") },
    },
  ];
}

/** The ones that the desk can send: a ticket of nobody it knows is not synced. */
export const ticketRecords = (tickets: DeskTicket[], asOf: number): Sample<"ticket">[] =>
  tickets.flatMap(({ id, person, subject, hoursAgo, status, severity, tag }) =>
    person === null
      ? []
      : [
          {
            type: "ticket" as const,
            source: DESK,
            id,
            customer: keyAt(person, "desk"),
            at: iso(asOf - hoursAgo * HOUR),
            subject,
            severity,
            status,
            tags: [tag],
          },
        ],
  );
