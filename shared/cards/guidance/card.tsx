import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { guidanceView } from "./view.ts";

/** Without a published policy at most one quiet line. */
export function Guidance({ card }: PartProps) {
  const text = guidanceView(card);
  return text === null ? null : <p className={styles.line}>{text}</p>;
}
