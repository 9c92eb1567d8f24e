import { CustomerCard } from "../../shared/cards/customer-card.tsx";
import { Head } from "../../shared/cards/head/card.tsx";
import type { TimelineEntry } from "../../shared/contract/card.ts";
import { formatOld } from "../../shared/ui/age.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import styles from "./customer.module.css";
import { failureText } from "./failure-text.ts";
import { Footer } from "./footer.tsx";
import { MatchLine } from "./match-line.tsx";
import type { PanelActions, PanelView } from "./view.ts";

/** Enough of the timeline to see what is going on; the rest is one click away. */
const LATELY = 5;

/** Days of use say little one by one: they stand here only when there is nothing else. */
function latest(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const events = timeline.filter(({ type }) => type !== "usage");
  return (events.length > 0 ? events : timeline).slice(0, LATELY);
}

type Props = { view: Extract<PanelView, { state: "card" }>; actions: PanelActions; now: number };

export function Customer({ view, actions, now }: Props) {
  const { card, stale } = view;
  const entries = view.timeline.status === "all" ? view.timeline.entries : latest(card.timeline);
  return (
    <>
      <div className={styles.top}>
        <Head card={card} now={now}>
          <MatchLine match={view.match} subject={view.subject} onNot={() => actions.notThisPerson()} />
        </Head>
      </div>
      <main className={styles.body} aria-busy={stale?.kind === "refreshing"}>
        {stale?.kind === "failed" && (
          <div className={styles.stale}>
            <Notice tone="warn" title={`Figures are ${formatOld(view.ageMs)}`}>
              {failureText(stale.failure).title}. {failureText(stale.failure).advice}
            </Notice>
          </div>
        )}
        <CustomerCard
          card={card}
          now={now}
          entries={entries}
          timelineAction={
            <TimelineDoor
              more={card.timeline.length >= LATELY}
              status={view.timeline.status}
              onOpen={() => actions.timelineAll()}
            />
          }
        />
      </main>
      <Footer
        card={card}
        now={now}
        ageMs={view.ageMs}
        refreshing={stale?.kind === "refreshing"}
        onRefresh={() => actions.refresh()}
        onConsole={() => actions.openConsole(card.customer.id)}
      />
    </>
  );
}

type TimelineStatus = Props["view"]["timeline"]["status"];

function TimelineDoor({ more, status, onOpen }: { more: boolean; status: TimelineStatus; onOpen: () => void }) {
  if (status === "all" || !more) return null;
  if (status === "loading") return <>Loading…</>;
  return (
    <Button look="link" onClick={onOpen} className={styles.door}>
      {status === "failed" ? "Could not load. Try again" : "Show all"}
    </Button>
  );
}
