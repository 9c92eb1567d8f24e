import { CloudOff } from "lucide-react";
import { CustomerCard } from "../../shared/cards/customer-card.tsx";
import { Head } from "../../shared/cards/head/card.tsx";
import { formatOld } from "../../shared/ui/age.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import customer from "./customer.module.css";
import { type FailureText, failureText } from "./failure-text.ts";
import { MatchLine } from "./match-line.tsx";
import { Quiet } from "./quiet.tsx";
import type { PanelActions, PanelView } from "./view.ts";

type Props = { view: Extract<PanelView, { state: "unreachable" }>; actions: PanelActions; now: number };

/** Out of reach: the last known figures with their age when there are some, and what to do. */
export function Unreachable({ view: { failure, last }, actions, now }: Props) {
  const text = failureText(failure);
  if (last === null)
    return (
      <Quiet icon={CloudOff} title={text.title} action={<WayOut text={text} actions={actions} />}>
        <p>{text.advice}</p>
      </Quiet>
    );
  return (
    <>
      <div className={customer.top}>
        <Head card={last.card} now={now}>
          <MatchLine match={last.match} subject={null} onNot={() => actions.notThisPerson()} />
        </Head>
      </div>
      <main className={customer.body}>
        <div className={customer.stale}>
          <Notice
            tone="warn"
            title={`Last known figures, ${formatOld(last.ageMs)}`}
            action={<WayOut text={text} actions={actions} look="link" />}
          >
            {text.title}. {text.advice}
          </Notice>
        </div>
        <CustomerCard card={last.card} now={now} />
      </main>
    </>
  );
}

type WayOutProps = { text: FailureText; actions: PanelActions; look?: "link" };

function WayOut({ text, actions, look }: WayOutProps) {
  return text.settings ? (
    <Button look={look ?? "primary"} onClick={() => actions.openSettings()}>
      Open settings
    </Button>
  ) : (
    <Button look={look ?? "primary"} onClick={() => actions.refresh()}>
      Try again
    </Button>
  );
}
