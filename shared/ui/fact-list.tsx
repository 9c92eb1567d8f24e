import { classes } from "./class-name.ts";
import styles from "./fact-list.module.css";
import type { Tone } from "./tone.ts";
import tones from "./tone.module.css";

/** `wide` takes the whole line: for values longer than a few words. */
export type FactLine = { label: string; value: string; wide?: boolean; tone?: Tone };

export const FactList = ({ facts }: { facts: FactLine[] }) => (
  <dl className={styles.list}>
    {facts.map((fact) => (
      <div key={fact.label} className={classes(styles.fact, fact.wide && styles.wide)}>
        <dt>{fact.label}</dt>
        <dd className={fact.tone && tones[fact.tone]}>{fact.value}</dd>
      </div>
    ))}
  </dl>
);
