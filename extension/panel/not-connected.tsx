import { Plug } from "lucide-react";
import { Button } from "../../shared/ui/button.tsx";
import { Quiet } from "./quiet.tsx";
import type { PanelActions } from "./view.ts";

export const NotConnected = ({ actions }: { actions: PanelActions }) => (
  <Quiet
    icon={Plug}
    title="Connect Marbles to your company"
    action={
      <Button look="primary" onClick={() => actions.openSettings()}>
        Open settings
      </Button>
    }
  >
    <p>Enter the server address and your key once. Then this panel shows what the customer on the page is worth.</p>
    <p>Your admin has both.</p>
  </Quiet>
);
