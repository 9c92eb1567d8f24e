/**
 * What crosses inside the browser: three mouths, each with its own words. Types only, so that the content script and the panel
 * carry no schema; the background parses with `words.ts`.
 */
import type { Reading } from "../sites/site.ts";
import type { PanelView } from "../panel/view.ts";
import type { Failure } from "./failure.ts";

/** The only thing a page's script may say. `page` is one document's name for itself, `turn` counts what it has said. */
export type Seen = { verb: "seen"; page: string; turn: number; url: string; reading: Reading };

/** What the background may ask a page's script: say again what you see. */
export type Look = { verb: "look" };

/** What the panel says, through its own port. */
export type PanelVerb =
  | { verb: "open"; windowId: number }
  | { verb: "search"; query: string }
  | { verb: "choose"; customer: string }
  | { verb: "accept"; key: string }
  | { verb: "refresh" }
  | { verb: "not-this-person" }
  | { verb: "timeline" }
  | { verb: "console"; customer: string }
  | { verb: "granted"; pattern: string }
  | { verb: "refused" };

/** What the panel hears. `tabId` is the tab the view is about: a panel that has moved on drops it. */
export type PanelHears = { tabId: number | null; view: PanelView };

/** What the settings and welcome pages ask; each has one answer. The key goes in and never comes out. */
export type PageVerb =
  | { verb: "connection" }
  | { verb: "connect"; serverUrl: string; apiKey: string }
  | { verb: "disconnect" }
  | { verb: "sites" }
  | { verb: "add-site"; pattern: string }
  | { verb: "forget-site"; pattern: string }
  | { verb: "look-ahead"; on: boolean };

export type Connection = { serverUrl: string | null; connected: boolean; lookAhead: boolean };
export type ConnectOutcome = { ok: true } | { ok: false; failure: Failure };
export type SiteGrant = { pattern: string; grantedAt: number };

export const PANEL_PORT = "panel";
