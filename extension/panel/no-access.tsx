import { MousePointerClick, ShieldCheck } from "lucide-react";
import { Button } from "../../shared/ui/button.tsx";
import { hostOf } from "./failure-text.ts";
import { Quiet } from "./quiet.tsx";
import type { PanelActions, PanelView } from "./view.ts";

type Props = { view: Extract<PanelView, { state: "no-access" }>; actions: PanelActions };

export function NoAccess({ view: { origin, refused }, actions }: Props) {
  if (origin === null)
    return (
      <Quiet icon={MousePointerClick} title="Not shown on this page yet">
        <p>
          Press the Marbles button in the browser's toolbar to look at this page. Until then the browser does not even
          tell Marbles where you are.
        </p>
        <p>Or search for a customer above. The browser's own pages stay closed to every extension.</p>
      </Quiet>
    );
  return (
    <Quiet
      icon={ShieldCheck}
      title={`Show Marbles on ${hostOf(origin)}?`}
      action={
        <Button look="primary" onClick={() => actions.grant()}>
          Show Marbles on this site
        </Button>
      }
    >
      <p>To know whose ticket is open, Marbles reads from pages of this site:</p>
      <ul>
        <li>the address of the page, for record numbers</li>
        <li>the e-mail address or id of the customer</li>
      </ul>
      <p>Only those go to your company's Marbles server. You can take it back in the settings.</p>
      {refused && (
        <p>
          <strong>The browser was told no.</strong> Click again to be asked again, or search above.
        </p>
      )}
    </Quiet>
  );
}
