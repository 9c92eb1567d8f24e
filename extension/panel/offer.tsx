import { CircleHelp } from "lucide-react";
import { visibleText } from "../../shared/ui/name.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Quiet } from "./quiet.tsx";
import type { PanelActions, PanelView } from "./view.ts";

type Props = { view: Extract<PanelView, { state: "offer" }>; actions: PanelActions };

/** An address that somebody wrote on the page proves nothing, so it is asked about and never opened by itself. */
export function Offer({ view: { guesses }, actions }: Props) {
  const one = guesses.length === 1 ? guesses[0] : undefined;
  return (
    <Quiet
      icon={CircleHelp}
      title={one === undefined ? "Who is this about?" : `Is it ${visibleText(one.text)}?`}
      action={guesses.map((guess) => (
        <Button key={guess.key} look={one === undefined ? "plain" : "primary"} onClick={() => actions.accept(guess)}>
          {one === undefined ? visibleText(guess.text) : "Yes, show them"}
        </Button>
      ))}
    >
      <p>
        {one === undefined ? "These addresses stand" : "The address stands"} in the text of the page. That alone does
        not say whose page it is.
      </p>
    </Quiet>
  );
}
