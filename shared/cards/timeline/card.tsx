import type { ReactNode } from "react";
import type { TimelineEntry } from "../../contract/card.ts";
import { Hidden } from "../../ui/hidden.tsx";
import { Section } from "../../ui/section.tsx";
import { WebLink } from "../../ui/web-link.tsx";
import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { Sign } from "./sign.tsx";
import { type TimelineLine, timelineView } from "./view.ts";

type Props = { entries: readonly TimelineEntry[]; now: number; action?: ReactNode };

/** What happened lately, newest first. `action` is the door to all of it. */
export function Timeline({ entries, now, action }: Props) {
  const lines = timelineView(entries, now);
  return (
    <Section title="Lately" aside={action}>
      {lines.length === 0 ? (
        <p className={styles.empty}>Nothing has been recorded yet.</p>
      ) : (
        <ol className={styles.list}>
          {lines.map((line) => (
            <Line key={line.id} {...line} />
          ))}
        </ol>
      )}
    </Section>
  );
}

export const TimelineCard = ({ card, now }: PartProps) => <Timeline entries={card.timeline} now={now} />;

const Line = (line: TimelineLine) => (
  <li className={styles.line} title={`${line.kind} from ${line.source}`}>
    <span className={styles.sign}>
      <Sign type={line.type} tone={line.tone} />
      <Hidden>{line.kind}: </Hidden>
    </span>
    <span className={styles.what} dir="auto">
      <WebLink href={line.url}>{line.title}</WebLink>
      {line.detail !== null && <span className={styles.detail}> {line.detail}</span>}
    </span>
    {line.amount !== null && <span className={styles.amount}>{line.amount}</span>}
    <time className={styles.when} dateTime={line.at}>
      {line.when}
    </time>
  </li>
);
