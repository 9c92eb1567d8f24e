import type { ReactNode } from "react";
import styles from "./figure.module.css";

/** The number a section is about, what stands beside it, and a line under it. */
export const Figure = ({ value, beside, note }: { value: string; beside?: ReactNode; note?: string | null }) => (
  <>
    <p className={styles.row}>
      <strong className={styles.value}>{value}</strong>
      {beside}
    </p>
    {note && <p className={styles.note}>{note}</p>}
  </>
);
