import type { ReactNode } from "react";
import styles from "./hidden.module.css";

/** Only for the ear: what the eye gets from the drawing. */
export const Hidden = ({ children }: { children: ReactNode }) => <span className={styles.hidden}>{children}</span>;

/** The same for whole blocks such as a table. */
export const HiddenBlock = ({ children }: { children: ReactNode }) => <div className={styles.hidden}>{children}</div>;
