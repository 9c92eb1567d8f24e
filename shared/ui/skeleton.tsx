import styles from "./skeleton.module.css";

/** A grey place where something will stand. Sizes in px, or any CSS width. */
export const Bone = ({ width, height, round = false }: { width: number | string; height: number; round?: boolean }) => (
  <span
    className={styles.bone}
    style={{ width, height, ...(round ? { borderRadius: "50%" } : {}) }}
    aria-hidden="true"
  />
);
