import { useSyncExternalStore } from "react";
import { aged } from "./follow.ts";
import { Panel } from "./panel.tsx";
import type { Session } from "./session.ts";
import { useNow } from "../../shared/ui/use-now.ts";

/** The panel of one window, kept up to date by the background, its figures growing old. */
export function LivePanel({ session }: { session: Session }) {
  const following = useSyncExternalStore(session.subscribe, session.current);
  const now = useNow(Date.now);
  return <Panel view={aged(following, now)} actions={session.actions} />;
}
