/**
 * The panel's own half of "never the wrong customer": a view is about one tab, and is drawn only while that tab is in front.
 * Pure; `link.ts` brings the events.
 */
import type { PanelHears } from "../wire/said.ts";
import type { PanelView, Search } from "./view.ts";

export type Following = {
  /** The tab in front in the panel's own window, as far as it is known. */
  front: number | null;
  view: PanelView;
  /** When `view` came, epoch ms: its ages count from then. */
  since: number;
};

export type FollowEvent =
  | { on: "told"; told: PanelHears; at: number }
  /** The person switched tabs: the background will say what is there, and until then nobody is shown. */
  | { on: "activated"; tabId: number; at: number }
  /** The background is gone for a moment; what it said still stands, for it is about the same tab. */
  | { on: "lost" };

export const unopened = (at: number): Following => ({ front: null, view: { state: "starting" }, since: at });

export function follow(now: Following, event: FollowEvent): Following {
  switch (event.on) {
    case "activated":
      return event.tabId === now.front ? now : { front: event.tabId, view: blank(now.view), since: event.at };
    case "told": {
      const { tabId, view } = event.told;
      if (now.front !== null && tabId !== now.front) return now;
      return { front: tabId, view, since: event.at };
    }
    case "lost":
      return now;
  }
}

/** The search stays where it is: it belongs to the panel, not to the tab. */
function blank(view: PanelView): PanelView {
  const search: Search | null = "search" in view ? view.search : null;
  return search === null ? { state: "starting" } : { state: "loading", subject: null, search };
}

/** The view with its ages as of `now`, epoch ms. */
export function aged({ view, since }: Following, now: number): PanelView {
  const passed = Math.max(0, now - since);
  if (view.state === "card") return { ...view, ageMs: view.ageMs + passed };
  if (view.state === "unreachable" && view.last !== null)
    return { ...view, last: { ...view.last, ageMs: view.last.ageMs + passed } };
  return view;
}
