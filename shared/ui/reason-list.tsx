import { classes } from "./class-name.ts";
import styles from "./reason-list.module.css";
import type { Tone } from "./tone.ts";
import tones from "./tone.module.css";

export type ReasonLine = { code: string; text: string; effect: string | null; tone: Tone };

/** Reasons in words, each with its size. The sign of the size carries what the colour repeats. */
export function ReasonList({ reasons, label }: { reasons: ReasonLine[]; label: string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {reasons.map((reason) => (
        <li key={`${reason.code} ${reason.text}`} className={styles.reason}>
          <span className={styles.text}>{reason.text}</span>
          {reason.effect !== null && (
            <span className={classes(styles.effect, tones[reason.tone])}>{reason.effect}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
