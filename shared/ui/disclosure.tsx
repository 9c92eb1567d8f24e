import type { ReactNode } from "react";
import styles from "./disclosure.module.css";

/** More of the same, behind one click: the browser's own `details`, so find-in-page opens it. */
export const Disclosure = ({ summary, children }: { summary: ReactNode; children: ReactNode }) => (
  <details className={styles.details}>
    <summary className={styles.summary}>{summary}</summary>
    <div className={styles.body}>{children}</div>
  </details>
);
