import { visibleText } from "../ui/name.ts";
import styles from "./missing.module.css";

/** In the place of a figure that cannot be honestly given: that it is missing, and what it needs. */
export const Missing = ({ needs }: { needs: string }) => (
  <p className={styles.missing}>
    <span className={styles.lead}>Not enough data yet.</span> {needsText(needs)}
  </p>
);

/** What the service says it needs, as one sentence of its own. */
export function needsText(needs: string): string {
  const text = visibleText(needs);
  if (text === null) return "";
  const lead =
    /^(needs?|at least|more|one|two|three|a|an|\d)\b/i.test(text) && !/^needs?\b/i.test(text) ? "Needs " : "";
  const sentence =
    lead === "" ? text.charAt(0).toUpperCase() + text.slice(1) : lead + text.charAt(0).toLowerCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
