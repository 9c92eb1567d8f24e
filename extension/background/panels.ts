/** The open panels, one for each window: each is told what to show of the active tab of its own window, and of no other. */
import { browser, type Browser } from "wxt/browser";
import type { Search } from "../panel/view.ts";
import { connection, lookAhead } from "../settings.ts";
import type { PanelHears, PanelVerb } from "../wire/said.ts";
import { parsePanelVerb } from "../wire/words.ts";
import { allow, injectOpen, isAllowed } from "./grants.ts";
import { storedClient } from "./lookups.ts";
import { originOf, type Tabs } from "./tabs.ts";
import { viewOf } from "./view.ts";

type Panel = {
  port: Browser.runtime.Port;
  windowId: number;
  search: Search;
  searching: AbortController | null;
  rendering: number;
};

type Said = Exclude<PanelVerb, { verb: "open" }>;

export class Panels {
  readonly #panels = new Set<Panel>();
  readonly #tabs: Tabs;
  /** A search asked for before its panel was open, by window. */
  readonly #prepared = new Map<number, string>();

  constructor(tabs: Tabs) {
    this.#tabs = tabs;
  }

  add(port: Browser.runtime.Port): void {
    let panel: Panel | null = null;
    port.onMessage.addListener((said: unknown) => {
      const verb = parsePanelVerb(said);
      if (verb === null) return;
      if (verb.verb === "open") {
        panel = { port, windowId: verb.windowId, search: { status: "idle", focus: 0 }, searching: null, rendering: 0 };
        this.#panels.add(panel);
        void this.#open(panel);
      } else if (panel !== null) void this.#heard(panel, verb);
    });
    port.onDisconnect.addListener(() => {
      if (panel === null) return;
      panel.searching?.abort();
      this.#panels.delete(panel);
      void this.attend(panel.windowId);
    });
  }

  /** Tells the panels that show this tab; all of them without one. */
  async tell(tabId: number | null): Promise<void> {
    await Promise.all([...this.#panels].map((panel) => this.#render(panel, tabId)));
  }

  /** Another tab is in front in this window, or its panel has come or gone: only the tab that is looked at is looked up. */
  async attend(windowId: number): Promise<void> {
    const active = await activeTab(windowId);
    const isWatched = [...this.#panels].some((panel) => panel.windowId === windowId);
    const ahead = await lookAhead.getValue();
    const inWindow = await browser.tabs.query({ windowId }).catch(() => []);
    for (const { id } of inWindow)
      if (id !== undefined)
        this.#tabs.dispatch(id, { on: "wanted", wanted: ahead || (isWatched && id === active?.id) });
    if (active?.id === undefined || !isWatched) return;
    if (this.#tabs.get(active.id).stage.is === "starting") await this.#tabs.look(active.id);
    await this.tell(active.id);
  }

  /** Puts the cursor into the search, with a text to look for if there is one. */
  search(windowId: number, query: string | null): void {
    const panel = [...this.#panels].find((open) => open.windowId === windowId);
    if (panel === undefined) this.#prepared.set(windowId, query ?? "");
    else void this.#search(panel, query ?? "", true);
  }

  async #open(panel: Panel): Promise<void> {
    await this.attend(panel.windowId);
    const prepared = this.#prepared.get(panel.windowId);
    this.#prepared.delete(panel.windowId);
    if (prepared !== undefined) await this.#search(panel, prepared, true);
    else await this.#render(panel, null);
  }

  async #heard(panel: Panel, verb: Said): Promise<void> {
    if (verb.verb === "search") return this.#search(panel, verb.query, false);
    if (verb.verb === "console") return openConsole(verb.customer);
    const active = await activeTab(panel.windowId);
    if (active?.id === undefined) return;
    const tabId = active.id;
    switch (verb.verb) {
      case "choose":
        panel.search = { status: "idle", focus: panel.search.focus };
        return this.#tabs.dispatch(tabId, { on: "choose", customer: verb.customer });
      case "accept":
        return this.#tabs.dispatch(tabId, { on: "accept", key: verb.key });
      case "refresh":
        return this.#tabs.dispatch(tabId, { on: "refresh" });
      case "not-this-person":
        return this.#tabs.dispatch(tabId, { on: "not-this-person" });
      case "timeline":
        return this.#tabs.dispatch(tabId, { on: "more-timeline" });
      case "refused":
        return this.#tabs.dispatch(tabId, { on: "refused" });
      case "granted":
        // A script that runs is heard at once; without one the page is asked, and so found to be silent.
        if (await allow(verb.pattern, Date.now())) await injectOpen();
        return this.#tabs.look(tabId);
    }
  }

  async #search(panel: Panel, text: string, focus: boolean): Promise<void> {
    panel.searching?.abort();
    const running = new AbortController();
    panel.searching = running;
    const query = text.trim();
    const seen = { focus: panel.search.focus + (focus ? 1 : 0) };
    panel.search = query === "" ? { ...seen, status: "idle" } : { ...seen, status: "searching", query };
    await this.#render(panel, null);
    const client = query === "" ? null : await storedClient();
    if (client === null) return;
    const answer = await client.search(query, running.signal);
    if (running.signal.aborted) return;
    panel.search = answer.ok
      ? { ...seen, status: "found", query, rows: answer.value }
      : { ...seen, status: "failed", query, failure: answer.reason };
    await this.#render(panel, null);
  }

  /** The last rendering asked for is the one that is sent. */
  async #render(panel: Panel, about: number | null): Promise<void> {
    const active = await activeTab(panel.windowId);
    const tabId = active?.id ?? null;
    if (about !== null && about !== tabId) return;
    const mine = ++panel.rendering;
    const address = active?.url ?? null;
    const [connected, allowed] = await Promise.all([connection.getValue(), isAllowed(address)]);
    if (mine !== panel.rendering || !this.#panels.has(panel)) return;
    const tab = tabId === null ? null : this.#tabs.get(tabId);
    const origin = originOf(address);
    const beside = {
      connected: connected !== null,
      search: panel.search,
      last: tabId === null ? null : this.#tabs.last(tabId),
      origin,
      oneOff: !allowed && origin !== null,
      now: Date.now(),
    };
    panel.port.postMessage({ tabId, view: viewOf(tab, beside) } satisfies PanelHears);
  }
}

async function openConsole(customer: string): Promise<void> {
  const stored = await connection.getValue();
  if (stored === null) return;
  await browser.tabs.create({ url: `${stored.serverUrl}/customers/${encodeURIComponent(customer)}` });
}

async function activeTab(windowId: number): Promise<Browser.tabs.Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, windowId }).catch(() => []);
  return tab ?? null;
}
