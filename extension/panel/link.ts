/** The panel's line to the background: opened again whenever the background was put to sleep. */
import { browser, type Browser } from "wxt/browser";
import { PANEL_PORT, type PanelHears, type PanelVerb } from "../wire/said.ts";
import type { FollowEvent } from "./follow.ts";

/** The browser may take a moment to start the background again. */
const AGAIN_MS = 200;

export type Link = { say: (verb: PanelVerb) => void };

export function openLink(windowId: number, hear: (event: FollowEvent) => void): Link {
  let port: Browser.runtime.Port | null = null;

  const connect = () => {
    port = browser.runtime.connect({ name: PANEL_PORT });
    port.onMessage.addListener((told: PanelHears) => hear({ on: "told", told, at: Date.now() }));
    port.onDisconnect.addListener(() => {
      port = null;
      hear({ on: "lost" });
      setTimeout(connect, AGAIN_MS);
    });
    port.postMessage({ verb: "open", windowId } satisfies PanelVerb);
  };
  const activated = ({ tabId, windowId: where }: { tabId: number; windowId: number }) => {
    if (where === windowId) hear({ on: "activated", tabId, at: Date.now() });
  };
  browser.tabs.onActivated.addListener(activated);
  connect();
  return {
    say: (verb) => {
      if (port === null) connect();
      port?.postMessage(verb);
    },
  };
}
