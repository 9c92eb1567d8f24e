import { counted } from "../../ui/age.ts";
import { Pill } from "../../ui/pill.tsx";
import { Section } from "../../ui/section.tsx";
import { WebLink } from "../../ui/web-link.tsx";
import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { ticketsView } from "./view.ts";

export function TicketsCard({ card, now }: PartProps) {
  const { title, tickets, more } = ticketsView(card, now);
  if (tickets.length === 0) return null;
  return (
    <Section title={title} aside="open for">
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <li key={ticket.id} className={styles.ticket}>
            <span className={styles.subject} dir="auto">
              <WebLink href={ticket.url}>{ticket.subject}</WebLink>
            </span>
            <Pill text={ticket.status} tone={ticket.tone} />
            <span className={styles.age}>{ticket.open}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>and {counted(more, "more ticket")}</p>}
    </Section>
  );
}
