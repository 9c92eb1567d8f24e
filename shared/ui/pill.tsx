import { classes } from "./class-name.ts";
import styles from "./pill.module.css";
import type { Tone } from "./tone.ts";

/** A word with a tone. The word alone says it; the colour only helps to find it. */
export const Pill = ({ tone, text }: { tone: Tone; text: string }) => (
  <span className={classes(styles.pill, styles[tone])}>{text}</span>
);
