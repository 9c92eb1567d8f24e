import { classes } from "../../ui/class-name.ts";
import { Figure } from "../../ui/figure.tsx";
import { RangeBar } from "../../ui/range-bar.tsx";
import { ReasonList } from "../../ui/reason-list.tsx";
import { Section } from "../../ui/section.tsx";
import type { PartProps } from "../card-part.ts";
import { Missing } from "../missing.tsx";
import styles from "./card.module.css";
import { lifetimeValueView } from "./view.ts";

export function LifetimeValueCard({ card }: PartProps) {
  const view = lifetimeValueView(card);
  if (view.state === "missing")
    return (
      <Section title={view.title}>
        <Missing needs={view.needs} />
      </Section>
    );
  return (
    <Section title={view.title} aside={view.aside}>
      <Figure value={view.figure} beside={<span className={styles.note}>{view.note}</span>} />
      {view.needs === null ? (
        <>
          <div className={styles.bar}>
            <RangeBar parts={view.bar} />
          </div>
          <p className={styles.key}>
            <span className={classes(styles.done, view.loss && styles.loss)}>{view.toDate}</span>
            <span className={styles.next}>{view.expected}</span>
          </p>
        </>
      ) : (
        <Missing lead="What is still to come cannot be said yet." needs={view.needs} />
      )}
      {view.reasons.length > 0 && (
        <div className={styles.reasons}>
          <ReasonList reasons={view.reasons} label="Why this value" />
        </div>
      )}
      {view.unconverted !== null && <p className={styles.unconverted}>{view.unconverted}</p>}
    </Section>
  );
}
