import { MARBLES } from "../../shared/cards/head/view.ts";
import { RISK_BANDS, VALUE_BANDS } from "../../shared/cards/vocabulary.ts";
import type { RiskBand, ValueBand } from "../../shared/contract/card.ts";
import { Avatar } from "../../shared/ui/avatar.tsx";
import { Marbles } from "../../shared/ui/marbles.tsx";
import { visibleText } from "../../shared/ui/name.ts";
import { Pill } from "../../shared/ui/pill.tsx";
import styles from "./person-row.module.css";

type Props = {
  name: string | null;
  kind: "person" | "account";
  /** What tells two people of one name apart; empty parts are left out. */
  line: (string | null)[];
  valueBand: ValueBand | null;
  riskBand: RiskBand | null;
};

/** One customer in a list to choose from. */
export function PersonRow({ name, kind, line, valueBand, riskBand }: Props) {
  const value = valueBand === null ? null : VALUE_BANDS[valueBand];
  const risk = riskBand === null ? null : RISK_BANDS[riskBand];
  const under = line
    .map(visibleText)
    .filter((part) => part !== null)
    .join(" · ");
  return (
    <span className={styles.row}>
      <Avatar name={name} square={kind === "account"} small />
      <span className={styles.names}>
        <span className={styles.name} dir="auto">
          {visibleText(name) ?? "No name"}
        </span>
        {under !== "" && <span className={styles.line}>{under}</span>}
      </span>
      <span className={styles.bands}>
        {value !== null && (
          <span className={styles.value}>
            {value.text} <Marbles filled={value.marbles} of={MARBLES} small />
          </span>
        )}
        {risk !== null && <Pill text={`${risk.text} risk`} tone={risk.tone} />}
      </span>
    </span>
  );
}
