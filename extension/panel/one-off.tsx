import { Button } from "../../shared/ui/button.tsx";
import { hostOf } from "./failure-text.ts";
import styles from "./one-off.module.css";
import type { PanelActions } from "./view.ts";

/** Below what is shown of a page that was only lent: the way to keep this site. */
export const OneOff = ({ origin, actions }: { origin: string; actions: PanelActions }) => (
  <aside className={styles.lent} aria-label="This site">
    <p>Shown this once on {hostOf(origin)}.</p>
    <Button look="link" onClick={() => actions.grant()}>
      Show Marbles on this site
    </Button>
  </aside>
);
