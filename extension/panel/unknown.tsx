import { UserRoundX } from "lucide-react";
import { keyText } from "../../shared/cards/head/view.ts";
import { Quiet } from "./quiet.tsx";
import type { PanelView } from "./view.ts";

/** Says so plainly: an unknown customer is not a customer worth nothing. */
export const Unknown = ({ view }: { view: Extract<PanelView, { state: "unknown" }> }) => (
  <Quiet icon={UserRoundX} title="Not in your records yet">
    <p>
      Nothing has been recorded under <strong>{keyText(view.key)}</strong>. That says nothing about their worth.
    </p>
    <p>They may be known by another address: search above by name or order number.</p>
  </Quiet>
);
