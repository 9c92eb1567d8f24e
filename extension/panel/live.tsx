import { useEffect, useMemo, useReducer, useRef } from "react";
import { actionsFor } from "./actions.ts";
import { aged, follow, unopened } from "./follow.ts";
import { type Link, openLink } from "./link.ts";
import { Panel } from "./panel.tsx";
import { useNow } from "./use-now.ts";
import type { PanelView } from "./view.ts";

/** The panel of one window, kept up to date by the background. */
export function LivePanel({ windowId }: { windowId: number }) {
  const [following, hear] = useReducer(follow, Date.now(), unopened);
  const now = useNow(Date.now);
  const link = useRef<Link | null>(null);
  const view = aged(following, now);
  const shown = useRef<PanelView>(view);
  shown.current = view;
  useEffect(() => {
    const opened = openLink(windowId, hear);
    link.current = opened;
    return () => opened.close();
  }, [windowId]);
  const actions = useMemo(
    () => actionsFor({ say: (verb) => link.current?.say(verb), close: () => undefined }, () => shown.current),
    [],
  );
  return <Panel view={view} actions={actions} />;
}
