/** Opening the panel from outside it: toolbar button, shortcut, menu. Each is a gesture, and each shows the page it was made on. */
import { browser, type Browser } from "wxt/browser";
import { found, LENT_AT_MOST, lent, renewed } from "../settings.ts";
import { inject } from "./grants.ts";
import type { Panels } from "./panels.ts";
import { originOf, type Tabs } from "./tabs.ts";

export const MENU_SELECTION = "look-up-selection";
export const MENU_PAGE = "look-at-page";

/** Must be called before anything is awaited: browsers open the panel only within the gesture. */
export function openPanel(windowId: number): void {
  const opened = import.meta.env.FIREFOX ? sidebar().open() : browser.sidePanel.open({ windowId });
  void opened.catch(() => undefined);
}

/** Firefox only; the shared types know Chromium's names. */
const sidebar = () => (browser as unknown as { sidebarAction: { open(): Promise<void> } }).sidebarAction;

/** The gesture lends us this page, once, without a grant. */
export async function lend(tabs: Tabs, tab: Browser.tabs.Tab): Promise<void> {
  const origin = originOf(tab.url ?? null);
  if (tab.id === undefined || origin === null) return;
  await lent.setValue(renewed(await lent.getValue(), String(tab.id), origin, LENT_AT_MOST));
  if (!(await inject(tab.id))) await tabs.look(tab.id);
}

export const isLent = async (tabId: number, url: string): Promise<boolean> =>
  found(await lent.getValue(), String(tabId)) === originOf(url);

export async function endLoan(tabId: number): Promise<void> {
  await lent.setValue((await lent.getValue()).filter(([tab]) => tab !== String(tabId)));
}

/** Menus outlive the background: made once at install, never twice. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU_SELECTION, title: "Look up “%s” in Marbles", contexts: ["selection"] });
  browser.contextMenus.create({ id: MENU_PAGE, title: "Look up this page in Marbles", contexts: ["page"] });
}

export function onMenu(
  tabs: Tabs,
  panels: Panels,
  info: Browser.contextMenus.OnClickData,
  tab: Browser.tabs.Tab,
): void {
  openPanel(tab.windowId);
  if (info.menuItemId === MENU_SELECTION) panels.search(tab.windowId, (info.selectionText ?? "").slice(0, 200));
  else void lend(tabs, tab);
}
