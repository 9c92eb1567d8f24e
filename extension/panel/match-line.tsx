import { keyText, matchView } from "../../shared/cards/head/view.ts";
import type { Match } from "../../shared/contract/card.ts";
import { Button } from "../../shared/ui/button.tsx";
import styles from "./match-line.module.css";
import type { PageSubject } from "./view.ts";

type Props = { match: Match | null; subject: PageSubject | null; onNot: () => void };

/** How the page led to this customer, and the way out when it led wrong. */
export function MatchLine({ match, subject, onNot }: Props) {
  return (
    <div className={styles.line}>
      <p className={styles.how}>{match === null ? <Picked subject={subject} /> : <Matched match={match} />}</p>
      <Button look="link" className={styles.not} onClick={onNot}>
        Not this person?
      </Button>
    </div>
  );
}

const Picked = ({ subject }: { subject: PageSubject | null }) => (
  <>Chosen by you{subject === null ? "" : ` for ${keyText(subject.key)}`}</>
);

function Matched({ match }: { match: Match }) {
  const { subject, basis, doubt } = matchView(match);
  return (
    <>
      Matched by <b>{subject}</b>
      {basis !== null && `, ${basis}`}
      {doubt !== null && <span className={styles.doubt}> · {doubt}</span>}
    </>
  );
}
