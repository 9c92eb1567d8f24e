import { Figure } from "../../ui/figure.tsx";
import { Pill } from "../../ui/pill.tsx";
import { ScoreChart } from "../../ui/score-chart.tsx";
import { Section } from "../../ui/section.tsx";
import type { PartProps } from "../card-part.ts";
import { Missing } from "../missing.tsx";
import styles from "./card.module.css";
import { GROUP_BORDERS, npsView, TOP_SCORE } from "./view.ts";

export function NpsCard({ card, now }: PartProps) {
  const view = npsView(card, now);
  if (view.state === "missing")
    return (
      <Section title="NPS">
        <Missing needs={view.needs} />
      </Section>
    );
  return (
    <Section title="NPS">
      <Figure value={view.figure} beside={<Pill {...view.group} />} note={view.note} />
      {view.marks.length > 1 && (
        <div className={styles.chart}>
          <ScoreChart marks={view.marks} top={TOP_SCORE} borders={GROUP_BORDERS} caption="NPS answers over time" />
        </div>
      )}
      {view.account !== null && <p className={styles.account}>{view.account}</p>}
    </Section>
  );
}
