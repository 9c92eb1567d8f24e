/** A browser that a person has set up: connected to the service, the site granted, a ticket open and the panel beside it. */
import type { Page } from "playwright-core";
import { sayYesTo } from "./browser/grants.ts";
import { type Look, startBrowser, type Walker } from "./browser/walker.ts";
import { panelOf, type Panel } from "./panel.ts";
import type { World } from "./world.ts";

export type Stage = { walker: Walker; desk: Page; panel: Panel; settings: Page };

export const SERVICE = "http://127.0.0.1/*";
export const DESK = "http://localhost/*";

/** `url`: the page to open; its site is `pattern`. `look`: how the browser is started, where not without a screen. */
export async function setStage(
  world: World,
  url: string,
  pattern: string,
  look: Omit<Look, "extension"> = {},
): Promise<Stage> {
  const walker = await startBrowser({ extension: world.extension, ...look });
  try {
    await sayYesTo(walker, SERVICE);
    const settings = await walker.context.newPage();
    await connect(walker, settings, world);
    const desk = await walker.context.newPage();
    await desk.goto(url);
    const panel = await openBeside(walker, desk);
    await panel.state("card", "offer", "nothing-here", "unknown", "chooser");
    await grant(walker, desk, panel, pattern);
    return { walker, desk, panel, settings };
  } catch (error) {
    await walker.stop();
    throw error;
  }
}

/** Through the settings page, as everybody connects. */
export async function connect(walker: Walker, settings: Page, world: World): Promise<void> {
  await settings.goto(walker.address("settings.html"));
  await settings.getByLabel("Server address").fill(world.door.url);
  await settings.getByLabel("Your key").fill(world.repKey);
  await settings.getByRole("button", { name: "Connect" }).click();
  await settings.getByText("Connected to").waitFor();
}

/** Presses the toolbar button on the page; that shows the page once. */
export async function openBeside(walker: Walker, page: Page): Promise<Panel> {
  await walker.pressButton(page);
  return panelOf(await walker.panelIn(await windowOf(walker)));
}

/** "Show Marbles on this site", with the browser's yes given ahead. */
export async function grant(walker: Walker, desk: Page, panel: Panel, pattern: string): Promise<void> {
  await sayYesTo(walker, pattern);
  await desk.bringToFront();
  const button = panel.page.getByRole("button", { name: "Show Marbles on this site" });
  await button.click();
  await button.waitFor({ state: "detached" });
}

/** The window in front, by the browser's own number. */
export async function windowOf({ context, extensionId }: Walker): Promise<number> {
  const worker = context.serviceWorkers().find((one) => new URL(one.url()).host === extensionId);
  if (worker === undefined) throw new Error("The background is asleep.");
  return worker.evaluate(async () => (await chrome.windows.getLastFocused()).id ?? -1);
}
