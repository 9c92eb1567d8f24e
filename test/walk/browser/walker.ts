/** A real Chromium with a fresh profile and the built extension in it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { until } from "../until.ts";
import { findChromium } from "./program.ts";

export type Walker = {
  context: BrowserContext;
  extensionId: string;
  /** Where a page of the extension is: `settings.html`. */
  address(page: string): string;
  /** Presses the Marbles button in the toolbar while this page is in front, as a person does. */
  pressButton(page: Page): Promise<void>;
  /** The browser's own side panel in that window, once it stands open. */
  panelIn(windowId: number): Promise<Page>;
  stop(): Promise<void>;
};

export type Look = { extension: string; headless?: boolean; flags?: string[] };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--window-size=1280,800",
  "--window-position=0,0",
  // A second line to the browser, beside Playwright's own pipe: only a line opened after the panel sees the panel.
  "--remote-debugging-port=0",
  // Lets whoever started the browser press the extension's button.
  "--enable-unsafe-extension-debugging",
];

export async function startBrowser({ extension, headless = true, flags = [] }: Look): Promise<Walker> {
  const program = findChromium();
  if ("why" in program) throw new Error(program.why);
  const profile = mkdtempSync(join(tmpdir(), "marbles-walk-"));
  const load = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program.path,
    // Playwright's own way of being headless leaves extensions out.
    headless: false,
    viewport: null,
    args: [...(headless ? ["--headless=new"] : []), ...FLAGS, ...load, ...flags],
  });
  const [worker = await context.waitForEvent("serviceworker")] = context.serviceWorkers();
  const extensionId = new URL(worker.url()).host;
  const lines: Browser[] = [];
  const address = (page: string) => `chrome-extension://${extensionId}/${page}`;
  return {
    context,
    extensionId,
    address,
    pressButton: (page) => pressButton(context, extensionId, page),
    panelIn: (windowId) => panelIn(profile, address("sidepanel.html"), windowId, lines),
    stop: async () => {
      await context.close();
      for (const line of lines) await line.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The panel is a page like any other to a line that is opened once it stands. */
async function panelIn(profile: string, address: string, windowId: number, lines: Browser[]): Promise<Page> {
  const port = readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0] ?? "";
  return until("the side panel stands open", async () => {
    const line = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
    const pages = line.contexts().flatMap((context) => context.pages());
    for (const page of pages.filter((one) => one.url() === address))
      if (await isPanelOf(page, windowId)) {
        lines.push(line);
        return page;
      }
    await line.close();
    return null;
  });
}

async function pressButton(context: BrowserContext, id: string, page: Page): Promise<void> {
  await page.bringToFront();
  const line = await context.browser()?.newBrowserCDPSession();
  if (line === undefined) throw new Error("The browser has gone.");
  const { targetInfos } = await line.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  if (tab === undefined) throw new Error("That page is in no tab.");
  await line.send("Extensions.triggerAction", { id, targetId: tab.targetId });
  await line.detach();
}

/** Not the same page opened in a tab. */
const isPanelOf = (page: Page, windowId: number): Promise<boolean> =>
  page
    .evaluate(
      async (id) => (await chrome.tabs.getCurrent()) === undefined && (await chrome.windows.getCurrent()).id === id,
      windowId,
    )
    .catch(() => false);
