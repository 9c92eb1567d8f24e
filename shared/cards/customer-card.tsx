import type { ReactNode } from "react";
import type { TimelineEntry } from "../contract/card.ts";
import { classes } from "../ui/class-name.ts";
import type { PartProps } from "./card-part.ts";
import { ChurnRiskCard, ChurnRiskReasons } from "./churn-risk/card.tsx";
import styles from "./customer-card.module.css";
import { Guidance } from "./guidance/card.tsx";
import { LifetimeValueCard } from "./lifetime-value/card.tsx";
import { NpsCard } from "./nps/card.tsx";
import { RelationshipCard } from "./relationship/card.tsx";
import { TicketsCard } from "./tickets/card.tsx";
import { Timeline } from "./timeline/card.tsx";
import { Verdict } from "./verdict/card.tsx";
import { WordsCard } from "./words/card.tsx";

type Props = PartProps & {
  /** Beside each other where there is room: the console. */
  wide?: boolean;
  /** Other facts than the card brings; null where the timeline stands elsewhere. */
  entries?: readonly TimelineEntry[] | null;
  /** The door to the whole timeline. */
  timelineAction?: ReactNode;
};

/** Everything below the head, in reading order: the sentence, what may be done, the figures with their reasons, the facts. */
export function CustomerCard({ card, now, wide = false, entries = card.timeline, timelineAction }: Props) {
  const part = { card, now };
  return (
    <div className={classes(styles.card, wide && styles.wide)}>
      <div className={styles.say}>
        <Verdict {...part} />
      </div>
      <div className={styles.figures}>
        <LifetimeValueCard {...part} />
        <div className={styles.pair}>
          <ChurnRiskCard {...part} />
          <NpsCard {...part} />
        </div>
        <ChurnRiskReasons {...part} />
        <WordsCard {...part} />
      </div>
      <div className={styles.facts}>
        <TicketsCard {...part} />
        <RelationshipCard {...part} />
        {entries !== null && <Timeline entries={entries} now={now} action={timelineAction} />}
        <Guidance {...part} />
      </div>
    </div>
  );
}
