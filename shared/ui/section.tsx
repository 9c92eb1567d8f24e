import { type ReactNode, useId } from "react";
import { classes } from "./class-name.ts";
import styles from "./section.module.css";

type Props = { title: string; aside?: ReactNode; className?: string | undefined; children: ReactNode };

/** One part of a card: a quiet title, perhaps a word at its end, and what it is about. */
export function Section({ title, aside, className, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes(styles.section, className)}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
    </section>
  );
}
