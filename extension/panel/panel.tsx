import { Announcer } from "./announcer.tsx";
import { announcement } from "./announcement.ts";
import { Chooser } from "./chooser.tsx";
import { Customer } from "./customer.tsx";
import { Loading } from "./loading.tsx";
import { NoAccess } from "./no-access.tsx";
import { NotConnected } from "./not-connected.tsx";
import { NothingHere } from "./nothing-here.tsx";
import { Offer } from "./offer.tsx";
import { OneOff } from "./one-off.tsx";
import styles from "./panel.module.css";
import { SearchBox } from "./search-box.tsx";
import { Unknown } from "./unknown.tsx";
import { Unreachable } from "./unreachable.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import type { PanelActions, PanelView } from "./view.ts";

type Props = {
  view: PanelView;
  actions: PanelActions /** Epoch ms; ages are told against it. */;
  clock?: () => number;
};

/** The side panel: one view drawn, every wish handed to `actions`. */
export function Panel({ view, actions, clock = Date.now }: Props) {
  const now = useNow(clock);
  return (
    <div className={styles.panel} data-state={view.state}>
      {"search" in view && <SearchBox search={view.search} actions={actions} />}
      <State view={view} actions={actions} now={now} />
      {"oneOff" in view && view.oneOff !== undefined && <OneOff origin={view.oneOff} actions={actions} />}
      <Announcer text={announcement(view)} />
    </div>
  );
}

function State({ view, actions, now }: { view: PanelView; actions: PanelActions; now: number }) {
  switch (view.state) {
    case "starting":
      return <Loading subject={null} />;
    case "not-connected":
      return <NotConnected actions={actions} />;
    case "no-access":
      return <NoAccess view={view} actions={actions} />;
    case "nothing-here":
      return <NothingHere />;
    case "loading":
      return <Loading subject={view.subject} />;
    case "card":
      // The key: nothing of one customer (an opened quote, a scroll) is carried to the next.
      return <Customer key={view.card.customer.id} view={view} actions={actions} now={now} />;
    case "chooser":
      return <Chooser view={view} actions={actions} />;
    case "offer":
      return <Offer view={view} actions={actions} />;
    case "unknown":
      return <Unknown view={view} />;
    case "unreachable":
      return <Unreachable view={view} actions={actions} now={now} />;
  }
}
