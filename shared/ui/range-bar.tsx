import { classes } from "./class-name.ts";
import styles from "./range-bar.module.css";
import type { RangeParts } from "./range-parts.ts";

const place = ({ left, width }: { left: number; width: number }) => ({ left: `${left}%`, width: `${width}%` });

/**
 * What there is (solid), what is expected (hatched), how sure (the bracket). Silent: the words beside it say the same, once
 * for the eye and the ear.
 */
export function RangeBar({ parts }: { parts: RangeParts }) {
  return (
    <div className={styles.bar} aria-hidden="true">
      <span className={classes(styles.part, parts.done.loss ? styles.loss : styles.done)} style={place(parts.done)} />
      {parts.next && <span className={classes(styles.part, styles.next)} style={place(parts.next)} />}
      {parts.zero !== null && <span className={styles.zero} style={{ left: `${parts.zero}%` }} />}
      {parts.interval && <span className={styles.interval} style={place(parts.interval)} />}
    </div>
  );
}
