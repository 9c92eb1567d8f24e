import { RotateCw } from "lucide-react";
import type { Card } from "../../shared/contract/card.ts";
import { formatAgo } from "../../shared/ui/age.ts";
import { Button } from "../../shared/ui/button.tsx";
import styles from "./footer.module.css";
import { type SourceAge, sourceAges } from "../../shared/cards/source-ages.ts";

type Props = {
  card: Card;
  now: number;
  /** How long ago the service gave these figures. */
  ageMs: number;
  refreshing: boolean;
  onRefresh: () => void;
  onConsole: () => void;
};

/** What the figures rest on and how old it is. */
export function Footer({ card, now, ageMs, refreshing, onRefresh, onConsole }: Props) {
  return (
    <footer className={styles.footer}>
      <ul className={styles.sources} aria-label="Age of the data">
        {sourceAges(card, now).map((source) => (
          <Source key={source.id} {...source} />
        ))}
      </ul>
      <div className={styles.row}>
        <span>Read {formatAgo(ageMs)}</span>
        <Button look="link" onClick={onConsole}>
          Open in Marbles
        </Button>
        <Button look="link" onClick={onRefresh} disabled={refreshing}>
          <RotateCw size={12} aria-hidden="true" />
          {refreshing ? "Refreshing…" : "Refresh"}
        </Button>
      </div>
    </footer>
  );
}

const Source = ({ source, types, age }: SourceAge) => (
  <li className={styles.source}>
    <span className={styles.name}>
      {source} <span className={styles.types}>{types}</span>
    </span>
    <span className={styles.age}>{age}</span>
  </li>
);
