import { FactList } from "../../ui/fact-list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Section } from "../../ui/section.tsx";
import type { PartProps } from "../card-part.ts";
import styles from "./card.module.css";
import { relationshipView } from "./view.ts";

export function RelationshipCard({ card, now }: PartProps) {
  const { facts, alerts } = relationshipView(card, now);
  return (
    <Section title="Relationship">
      {alerts.map((alert) => (
        <div key={alert} className={styles.alert}>
          <Notice tone="warn">{alert}</Notice>
        </div>
      ))}
      <FactList facts={facts} />
    </Section>
  );
}
