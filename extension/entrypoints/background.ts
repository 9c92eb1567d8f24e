import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { connectDemo } from "../background/demo.ts";
import { endLoan, isLent, lend, makeMenus, onMenu, openPanel } from "../background/doors.ts";
import { injectOpen, isAllowed, register } from "../background/grants.ts";
import { answerPage } from "../background/pages.ts";
import { Panels } from "../background/panels.ts";
import { Tabs } from "../background/tabs.ts";
import { connection, guardStorage, lookAhead, sites } from "../settings.ts";
import { PANEL_PORT, type Seen } from "../wire/said.ts";
import { isOwnPage, speakingTab } from "../wire/sender.ts";
import { parsePageVerb, parseSeen } from "../wire/words.ts";

declare const __DEMO__: boolean;

export default defineBackground(() => {
  const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
  const tabs: Tabs = new Tabs((tabId) => void panels.tell(tabId));
  const panels: Panels = new Panels(tabs);
  const ready = prepare();

  browser.runtime.onMessage.addListener((said: unknown, sender, answer) => {
    if (isOwnPage(sender, own)) {
      const verb = parsePageVerb(said);
      if (verb === null) return;
      void ready.then(() => answerPage(tabs, verb)).then(answer);
      return true;
    }
    const tabId = speakingTab(sender, own);
    const seen = tabId === null ? null : parseSeen(said);
    if (tabId !== null && seen !== null) void ready.then(() => hear(tabId, seen));
    return;
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === PANEL_PORT && port.sender !== undefined && isOwnPage(port.sender, own)) panels.add(port);
    else port.disconnect();
  });

  browser.tabs.onActivated.addListener(({ windowId }) => void panels.attend(windowId));
  browser.tabs.onAttached.addListener((_tab, { newWindowId }) => void panels.attend(newWindowId));
  browser.tabs.onRemoved.addListener((tabId) => {
    tabs.close(tabId);
    void endLoan(tabId);
  });
  // Chromium only: a page rendered ahead takes the tab over.
  if (import.meta.env.CHROME) browser.tabs.onReplaced.addListener((_added, removed) => tabs.close(removed));
  browser.tabs.onUpdated.addListener((tabId, { url, status }) => {
    if (url !== undefined) tabs.dispatch(tabId, { on: "navigated", url });
    else if (status !== undefined) void tabs.look(tabId);
  });
  browser.windows.onFocusChanged.addListener((windowId) => windowId >= 0 && void panels.attend(windowId));

  browser.action.onClicked.addListener((tab) => {
    openPanel(tab.windowId);
    void lend(tabs, tab);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== "search" || tab === undefined) return;
    openPanel(tab.windowId);
    panels.search(tab.windowId, null);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => tab !== undefined && onMenu(tabs, panels, info, tab));

  browser.permissions.onRemoved.addListener(() => void register());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void makeMenus();
    void ready.then(injectOpen);
    if (reason === "install" && !__DEMO__) void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
  });
  connection.watch(() => void panels.tell(null));
  lookAhead.watch(() => void attendAll());
  sites.watch(() => void lookAtAll());

  async function prepare(): Promise<void> {
    await guardStorage();
    if (__DEMO__) await connectDemo(Date.now());
    await register();
  }

  /** A page may still carry our script after its site was taken back: only allowed or lent pages are listened to. */
  async function hear(tabId: number, seen: Seen): Promise<void> {
    if ((await isAllowed(seen.url)) || (await isLent(tabId, seen.url))) tabs.dispatch(tabId, { on: "seen", seen });
    else tabs.dispatch(tabId, { on: "silent", allowed: false });
  }

  async function attendAll(): Promise<void> {
    for (const { id } of await browser.windows.getAll()) if (id !== undefined) await panels.attend(id);
  }

  async function lookAtAll(): Promise<void> {
    for (const { tabId } of tabs.all()) await tabs.look(tabId);
  }
});
