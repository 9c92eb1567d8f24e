import { visibleText } from "../../shared/ui/name.ts";
import styles from "./chooser.module.css";
import { PersonRow } from "./person-row.tsx";
import type { PanelActions, PanelView } from "./view.ts";
import { keyText } from "../../shared/cards/head/view.ts";

type Props = { view: Extract<PanelView, { state: "chooser" }>; actions: PanelActions };

/** Several people are possible: no figures before a person has said who it is. */
export function Chooser({ view, actions }: Props) {
  return (
    <main className={styles.chooser}>
      <h1 className={styles.title}>Who is this?</h1>
      <p className={styles.why}>
        {visibleText(view.reason)}
        {view.subject !== null && ` Your choice is remembered for ${keyText(view.subject.key)}.`}
      </p>
      <ul className={styles.list}>
        {view.candidates.map((candidate) => (
          <li key={candidate.id}>
            <button type="button" className={styles.choice} onClick={() => actions.choose(candidate.id)}>
              <PersonRow
                name={candidate.name ?? keyText(candidate.key)}
                kind={candidate.kind}
                line={[candidate.account, `by\u00a0${keyText(candidate.key)}${basis(candidate)}`]}
                valueBand={candidate.valueBand}
                riskBand={candidate.riskBand}
              />
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}

const basis = ({ basis: how }: { basis: string }): string => (visibleText(how) === null ? "" : `, ${visibleText(how)}`);
