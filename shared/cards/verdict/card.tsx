import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { verdictView } from "./view.ts";

/** One sentence first. */
export function Verdict({ card }: PartProps) {
  const parts = verdictView(card);
  if (parts.length === 0) return null;
  return (
    <p className={styles.verdict}>
      {parts.map(({ text, strong }, i) => (strong ? <strong key={i}>{text}</strong> : text))}
    </p>
  );
}
