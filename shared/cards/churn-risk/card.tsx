import { Figure } from "../../ui/figure.tsx";
import { Pill } from "../../ui/pill.tsx";
import { ReasonList } from "../../ui/reason-list.tsx";
import { Section } from "../../ui/section.tsx";
import { ShareBar } from "../../ui/share-bar.tsx";
import type { PartProps } from "../card-part.ts";
import { Missing } from "../missing.tsx";
import styles from "./card.module.css";
import { churnRiskView } from "./view.ts";

/** "Leaves within 90 days": the definition stands in the title, so the figure needs no footnote. */
export function ChurnRiskCard({ card }: PartProps) {
  const view = churnRiskView(card);
  if (view.state === "missing")
    return (
      <Section title="Churn risk">
        <Missing needs={view.needs} />
      </Section>
    );
  return (
    <Section title={`Leaves ${view.within}`}>
      <Figure value={view.figure} beside={<Pill {...view.band} />} />
      <ShareBar {...view.bar} />
      <p className={styles.note}>{view.note}</p>
    </Section>
  );
}

/** Apart from the figure, because reasons need the whole width to be read. */
export function ChurnRiskReasons({ card }: PartProps) {
  const view = churnRiskView(card);
  if (view.state === "missing" || view.reasons.length === 0) return null;
  return (
    <Section title={`Why ${view.figure}`} aside="points of risk">
      <ReasonList reasons={view.reasons} label="Why this risk" />
    </Section>
  );
}
