/** What a person does in the panel, said to the background; and the one thing only the panel can do: ask the browser in the click. */
import { browser } from "wxt/browser";
import { patternOf } from "../wire/origins.ts";
import type { Link } from "./link.ts";
import type { PanelActions, PanelView } from "./view.ts";

export const actionsFor = (link: Link, current: () => PanelView): PanelActions => ({
  search: (query) => link.say({ verb: "search", query }),
  choose: (customer) => link.say({ verb: "choose", customer }),
  accept: ({ key }) => link.say({ verb: "accept", key }),
  grant: () => void grant(link, originIn(current())),
  refresh: () => link.say({ verb: "refresh" }),
  notThisPerson: () => link.say({ verb: "not-this-person" }),
  openSettings: () => void browser.runtime.openOptionsPage(),
  openConsole: (customer) => link.say({ verb: "console", customer }),
  timelineAll: () => link.say({ verb: "timeline" }),
});

/** Nothing may be awaited before the request, or the browser no longer counts it as the click's. */
async function grant(link: Link, origin: string | null): Promise<void> {
  const pattern = origin === null ? null : patternOf(origin);
  if (pattern === null) return;
  const isGranted = await browser.permissions.request({ origins: [pattern] }).catch(() => false);
  link.say(isGranted ? { verb: "granted", pattern } : { verb: "refused" });
}

function originIn(view: PanelView): string | null {
  if (view.state === "no-access") return view.origin;
  return "oneOff" in view ? (view.oneOff ?? null) : null;
}
