/** How our own pages ask the background. Types only cross here: the background parses. */
import { browser } from "wxt/browser";
import type { Connection, ConnectOutcome, PageVerb, SiteGrant } from "./said.ts";

export const askConnection = (): Promise<Connection> => ask({ verb: "connection" });
export const askDisconnect = (): Promise<Connection> => ask({ verb: "disconnect" });
export const askLookAhead = (on: boolean): Promise<Connection> => ask({ verb: "look-ahead", on });
export const askConnect = (serverUrl: string, apiKey: string): Promise<ConnectOutcome> =>
  ask({ verb: "connect", serverUrl, apiKey });
export const askSites = (): Promise<SiteGrant[]> => ask({ verb: "sites" });
export const askAddSite = (pattern: string): Promise<SiteGrant[]> => ask({ verb: "add-site", pattern });
export const askForgetSite = (pattern: string): Promise<SiteGrant[]> => ask({ verb: "forget-site", pattern });

const ask = <Answer>(verb: PageVerb): Promise<Answer> => browser.runtime.sendMessage<PageVerb, Answer>(verb);
