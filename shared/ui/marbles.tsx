import { classes } from "./class-name.ts";
import styles from "./marbles.module.css";

/**
 * So many glass marbles out of so many: the mark of value. Drawn beside the words that say the same ("High value"),
 * so it is silent to a screen reader.
 */
export function Marbles({ filled, of, small = false }: { filled: number; of: number; small?: boolean }) {
  const full = Math.min(of, Math.max(0, Math.round(filled)));
  return (
    <span className={classes(styles.marbles, small && styles.small)} aria-hidden="true" data-filled={full}>
      {Array.from({ length: of }, (_, i) => (
        <i key={i} className={classes(styles.marble, i < full && styles.filled)} />
      ))}
    </span>
  );
}
