import { classes } from "./class-name.ts";
import styles from "./quote.module.css";
import type { Tone } from "./tone.ts";

/** What somebody wrote, and who. */
export const Quote = ({ text, by, tone }: { text: string; by: string; tone: Tone }) => (
  <figure className={classes(styles.quote, styles[tone])}>
    <blockquote className={styles.text} dir="auto">
      “{text}”
    </blockquote>
    <figcaption className={styles.by}>{by}</figcaption>
  </figure>
);
