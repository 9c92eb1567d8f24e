/** Answers our own settings and welcome pages. */
import { connection, lent, lookAhead, sites } from "../settings.ts";
import type { Connection, ConnectOutcome, PageVerb, SiteGrant } from "../wire/said.ts";
import { connect, serverPattern } from "./connect.ts";
import { allow, injectOpen, revoke } from "./grants.ts";
import { forgetCards } from "./lookups.ts";
import type { Tabs } from "./tabs.ts";

export type PageAnswer = Connection | ConnectOutcome | SiteGrant[] | null;

export async function answerPage(tabs: Tabs, said: PageVerb): Promise<PageAnswer> {
  switch (said.verb) {
    case "connection":
      return connectionNow();
    case "connect": {
      const outcome = await connect(said.serverUrl, said.apiKey);
      if (outcome.ok) await forgetEverybody(tabs);
      return outcome;
    }
    case "disconnect":
      await connection.removeValue();
      await forgetEverybody(tabs);
      return connectionNow();
    case "sites":
      return sites.getValue();
    case "add-site":
      if (await allow(said.pattern, Date.now())) await injectOpen();
      return sites.getValue();
    case "forget-site":
      await revoke(said.pattern, await serverPattern());
      await lent.removeValue();
      return sites.getValue();
    case "look-ahead":
      await lookAhead.setValue(said.on);
      return connectionNow();
  }
}

async function connectionNow(): Promise<Connection> {
  const stored = await connection.getValue();
  return { serverUrl: stored?.serverUrl ?? null, connected: stored !== null, lookAhead: await lookAhead.getValue() };
}

/** Another key may see other customers: nothing of the earlier one stays. */
async function forgetEverybody(tabs: Tabs): Promise<void> {
  await forgetCards();
  tabs.clear();
}
