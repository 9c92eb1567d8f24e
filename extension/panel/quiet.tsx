import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./quiet.module.css";

type Props = { icon: LucideIcon; title: string; children: ReactNode; action?: ReactNode };

/** A state without figures: what it is, what it means, one thing to do. */
export const Quiet = ({ icon: Icon, title, children, action }: Props) => (
  <main className={styles.quiet}>
    <span className={styles.icon}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
    </span>
    <h1 className={styles.title}>{title}</h1>
    <div className={styles.text}>{children}</div>
    {action !== undefined && <div className={styles.action}>{action}</div>}
  </main>
);
