/** One window's panel outside React: what it follows, and what can be done in it. */
import { actionsFor } from "./actions.ts";
import { follow, type Following, unopened } from "./follow.ts";
import { openLink } from "./link.ts";
import type { PanelActions } from "./view.ts";

export type Session = {
  current: () => Following;
  /** Answers how to stop listening. */
  subscribe: (changed: () => void) => () => void;
  actions: PanelActions;
};

export function openSession(windowId: number): Session {
  let following = unopened(Date.now());
  const listeners = new Set<() => void>();
  const link = openLink(windowId, (event) => {
    following = follow(following, event);
    for (const listener of listeners) listener();
  });
  return {
    current: () => following,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    actions: actionsFor(link, () => following.view),
  };
}
