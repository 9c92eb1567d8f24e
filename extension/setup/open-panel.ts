import { browser } from "wxt/browser";

/** Firefox has a sidebar under another name. */
type Sidebar = { sidebarAction: { open(): Promise<void> } };

/** Known before the click: browsers open the panel only if nothing is awaited within it. */
let windowId: number | undefined;
void browser.windows.getCurrent().then(({ id }) => {
  windowId = id;
});

export function openPanelHere(): void {
  if (import.meta.env.FIREFOX) void (browser as unknown as Sidebar).sidebarAction.open();
  else if (windowId !== undefined) void browser.sidePanel.open({ windowId });
}
