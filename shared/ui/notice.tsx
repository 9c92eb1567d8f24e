import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./class-name.ts";
import styles from "./notice.module.css";
import tones from "./tone.module.css";
import type { Tone } from "./tone.ts";

const ICONS = { good: CircleCheck, warn: TriangleAlert, bad: CircleX, neutral: Info, accent: Info } as const;

type Props = { tone: Tone; title?: string; children?: ReactNode; action?: ReactNode };

/** Something to know before reading on: an icon with a shape of its own, words, perhaps one thing to do. */
export function Notice({ tone, title, children, action }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={classes(styles.notice, styles[tone])}>
      <Icon className={classes(styles.icon, tones[tone])} size={15} aria-hidden="true" />
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <p>{children}</p>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
