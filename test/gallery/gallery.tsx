/** Draws one state of the panel, named in the address: `?state=card`. Without a name: the list of all. */
import { createRoot } from "react-dom/client";
import { Panel } from "../../extension/panel/panel.tsx";
import type { PanelActions } from "../../extension/panel/view.ts";
import "../../shared/ui/theme.css";
import { NOW } from "../fixtures/cards/cards.ts";
import { STATES } from "./states.ts";

const say =
  (name: string) =>
  (...facts: unknown[]) =>
    console.info(name, ...facts);

const actions: PanelActions = {
  search: say("search"),
  choose: say("choose"),
  accept: say("accept"),
  grant: say("grant"),
  refresh: say("refresh"),
  notThisPerson: say("notThisPerson"),
  openSettings: say("openSettings"),
  openConsole: say("openConsole"),
  timelineAll: say("timelineAll"),
};

const clock = () => NOW;
const view = STATES[new URLSearchParams(location.search).get("state") ?? ""];
createRoot(document.querySelector("#root") ?? document.body).render(
  view === undefined ? <Contents /> : <Panel view={view} actions={actions} clock={clock} />,
);

function Contents() {
  return (
    <main>
      <h1>States of the panel</h1>
      <ul>
        {Object.keys(STATES).map((name) => (
          <li key={name}>
            <a href={`?state=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
