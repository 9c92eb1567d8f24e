import styles from "./share-bar.module.css";

const percent = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) * 100 : 0);

/** A share 0..1 on a line from nothing to all, with the range it may lie in. Silent: the words beside it say the same. */
export function ShareBar({ share, low, high }: { share: number; low: number; high: number }) {
  const from = percent(Math.min(low, high));
  const width = percent(Math.max(low, high)) - from;
  return (
    <div className={styles.bar} aria-hidden="true">
      <span className={styles.range} style={{ left: `${from}%`, width: `${width}%` }} />
      <span className={styles.point} style={{ left: `${percent(share)}%` }} />
    </div>
  );
}
