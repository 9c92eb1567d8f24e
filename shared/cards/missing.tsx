import styles from "./missing.module.css";
import { needsText } from "./needs-text.ts";

type Props = { needs: string /** What is missing, as a sentence. */; lead?: string };

/** In the place of a figure that cannot be honestly given: that it is missing, and what it needs. */
export const Missing = ({ needs, lead = "Not enough data yet." }: Props) => (
  <p className={styles.missing}>
    <span className={styles.lead}>{lead}</span> {needsText(needs)}
  </p>
);
