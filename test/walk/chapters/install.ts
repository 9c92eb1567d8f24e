/** From installed to the first card, through the pages and buttons that a person uses, and back again. */
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "../axe.ts";
import { sayYesTo } from "../browser/grants.ts";
import { startBrowser, type Walker } from "../browser/walker.ts";
import { expectFigures, lookedUp } from "../figures.ts";
import { type Panel, panelOf } from "../panel.ts";
import { photographFailures } from "../photographs.ts";
import { connect, DESK, grant, SERVICE, windowOf } from "../stage.ts";
import { until } from "../until.ts";
import type { World } from "../world.ts";

export function installing(world: () => World): void {
  describe("installing the store's build", () => {
    let walker: Walker;
    let welcome: Page;
    let settings: Page;
    let desk: Page;
    let panel: Panel;
    beforeAll(async () => {
      walker = await startBrowser({ extension: world().extension });
    });
    afterAll(() => walker?.stop());
    photographFailures(() => ({ welcome, settings, desk, ...(panel && { panel: panel.page }) }));

    it("opens the welcome page by itself", async () => {
      welcome = await until("the welcome page opens", () => pageAt(walker, "welcome.html"));
      await welcome.getByRole("heading", { level: 1 }).waitFor();
      await expectAccessible(welcome, "welcome");
    });

    it("holds no site at all", async () => {
      const held = await welcome.evaluate(async () => ({
        named: chrome.runtime.getManifest().host_permissions,
        granted: (await chrome.permissions.getAll()).origins,
      }));
      expect(held).toEqual({ named: undefined, granted: [] });
    });

    it("opens the panel from the welcome page, which asks to be connected", async () => {
      await welcome.getByRole("button", { name: "Open the panel" }).click();
      panel = panelOf(await walker.panelIn(await windowOf(walker)));
      await panel.state("not-connected");
      await expectAccessible(panel.page, "panel, not connected");
    });

    it("refuses a key that the service does not know, and keeps nothing of it", async () => {
      await sayYesTo(walker, SERVICE);
      settings = await walker.context.newPage();
      await settings.goto(walker.address("settings.html"));
      await settings.getByLabel("Server address").fill(world().door.url);
      await settings.getByLabel("Your key").fill("mrb_nobody_knows_this_key");
      await settings.getByRole("button", { name: "Connect" }).click();
      await settings.getByText("Your key is not accepted").waitFor();
      await expectAccessible(settings, "settings, a wrong key");
      expect(await panel.now()).toBe("not-connected");
    });

    it("connects with a good one", async () => {
      await connect(walker, settings, world());
      await expectAccessible(settings, "settings, connected");
    });

    it("reads no page before a person says so", async () => {
      desk = await walker.context.newPage();
      await desk.goto(`${world().desk}/tickets/1`);
      await panel.state("no-access");
      await expectAccessible(panel.page, "panel, no access");
      expect(await panel.text()).not.toContain("Ada");
    });

    it("shows the page once when the button in the toolbar is pressed on it", async () => {
      await walker.pressButton(desk);
      await panel.shows("Ada Byrne");
      await panel.page.getByText("Shown this once").waitFor();
      await expectAccessible(panel.page, "panel, shown once");
    });

    it("asks again after the page was loaded anew", async () => {
      await desk.reload();
      await panel.state("no-access");
      expect(await panel.text()).not.toContain("Ada");
      await panel.page.getByRole("button", { name: "Show Marbles on this site" }).waitFor();
      await expectAccessible(panel.page, "panel, asking for the site");
    });

    it("says so when the browser says no, and shows nothing", async () => {
      await clickWithoutGesture(panel.page, "Show Marbles on this site");
      await panel.page.getByText("The browser was told no.").waitFor();
      await expectAccessible(panel.page, "panel, refused");
      expect(await panel.text()).not.toContain("Ada");
    });

    it("shows the customer's figures once the site is granted, and after the next load too", async () => {
      await grant(walker, desk, panel, DESK);
      const said = await lookedUp(world(), "demo::ticket:1");
      await expectFigures(panel, said);
      await desk.reload();
      await expectFigures(panel, said);
    });

    it("clears the panel when the site is taken back, and reads no further ticket", async () => {
      await settings.reload();
      await settings.getByRole("button", { name: "Remove http://localhost" }).click();
      await panel.state("no-access", "nothing-here");
      expect(await panel.text()).not.toContain("Ada");
      await desk.bringToFront();
      await desk.locator('a[data-id="2"]').click();
      await desk.getByRole("heading", { name: "Skip the next box" }).waitFor();
      await desk.reload();
      await panel.state("no-access");
      expect(await settings.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([SERVICE]);
    });

    it("forgets everybody when disconnected", async () => {
      await settings.getByRole("button", { name: "Disconnect" }).click();
      await panel.state("not-connected");
      const kept = await settings.evaluate(async () => JSON.stringify(await chrome.storage.session.get()));
      expect(kept).not.toContain("Ada");
    });
  });
}

const pageAt = (walker: Walker, page: string): Page | null =>
  walker.context.pages().find((one) => one.url() === walker.address(page)) ?? null;

/** A click that no person made: the browser then answers "no" to the request at once, as it does for a person who refuses. */
async function clickWithoutGesture(page: Page, name: string): Promise<void> {
  const line: CDPSession = await page.context().newCDPSession(page);
  // A fresh page: an earlier click would still count for some seconds.
  await line.send("Page.reload");
  const expression = `[...document.querySelectorAll("button")].find((b) => b.textContent === ${JSON.stringify(name)})?.click() === undefined && document.body.textContent.includes(${JSON.stringify(name)})`;
  await until(`the button "${name}" is there`, async () => {
    const { result } = await line.send("Runtime.evaluate", { expression, userGesture: false });
    return result.value === true;
  });
  await line.detach();
}
