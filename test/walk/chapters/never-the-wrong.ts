/** Never the wrong customer: quick switches, late answers, two windows, a background that is stopped, a service that is gone. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "../axe.ts";
import { none } from "../door.ts";
import { clickThrough, type Glimpse, watchNames } from "../names.ts";
import { panelOf } from "../panel.ts";
import { photographFailures } from "../photographs.ts";
import { DESK, setStage, type Stage } from "../stage.ts";
import { until } from "../until.ts";
import type { World } from "../world.ts";

const ADA = { ticket: "1", name: "Ada Byrne" };
const BRANDON = { ticket: "10", name: "Brandon Pike" };

/** How long a name may stand after its ticket was left: word of it crosses three processes. A person needs longer to look over. */
const HANDOVER_MS = 400;

export function neverTheWrongCustomer(world: () => World): void {
  describe("never the wrong customer", () => {
    let stage: Stage;
    let second: Page | undefined;
    beforeAll(async () => {
      stage = await setStage(world(), `${world().desk}/tickets/2`, DESK);
    });
    afterAll(() => stage?.walker.stop());
    afterEach(() => {
      world().door.delay = none;
      world().door.shut = false;
    });
    photographFailures(() => (stage ? { desk: stage.desk, panel: stage.panel.page } : {}));
    const open = (ticket: string) => stage.desk.locator(`a[data-id="${ticket}"]`).click();

    /** Holds the answers about a ticket back by so many milliseconds, and those about the other by as many. */
    const delays = (ada: number, brandon: number) => (_path: string, body: string) =>
      body.includes(`ticket:${ADA.ticket}"`) ? ada : body.includes(`ticket:${BRANDON.ticket}"`) ? brandon : 0;

    it.each([
      { ada: 300, brandon: 500, everyMs: 90 },
      { ada: 500, brandon: 120, everyMs: 90 },
      { ada: 20, brandon: 250, everyMs: 60 },
    ])("A→B→A in twice $everyMs ms, answers held for $ada and $brandon ms", async ({ ada, brandon, everyMs }) => {
      await open("2");
      await stage.panel.shows("田中 有希");
      world().door.delay = delays(ada, brandon);
      const end = await watchNames(stage.panel.page, [ADA.name, BRANDON.name, "田中 有希"]);
      const opened = await clickThrough(stage.desk, [ADA.ticket, BRANDON.ticket, ADA.ticket], everyMs);
      await stage.panel.shows(ADA.name);
      // Until the last answer held back has long come, the panel must stay with A.
      await new Promise((done) => setTimeout(done, brandon + 200));
      const glimpses = await end();
      expect(namesWithoutTheirTicket(glimpses, opened)).toEqual([]);
      expect(glimpses.flatMap(({ names }) => names)).not.toContain(BRANDON.name);
      expect(glimpses.at(-1)?.names).toEqual([ADA.name]);
    });

    it("drops an answer that comes while another ticket is asked about", async () => {
      const { panel } = stage;
      await open("2");
      await panel.shows("田中 有希");
      const [ada, brandon] = [hold(), hold()];
      const { door } = world();
      door.delay = (_path, body) =>
        body.includes('ticket:1"') ? ada.held : body.includes('ticket:10"') ? brandon.held : 0;
      const { length: asked } = door.asked;
      const { ended } = door;
      await open(ADA.ticket);
      await until("the first ticket is asked about", () => door.asked.length === asked + 1);
      await panel.state("loading");
      await expectAccessible(panel.page, "panel, loading");
      const end = await watchNames(panel.page, [ADA.name]);
      await open(BRANDON.ticket);
      await until("the second ticket is asked about", () => door.asked.length === asked + 2);
      ada.release();
      await until("the first answer is out", () => door.ended > ended);
      // As long as the quickest card takes to be drawn, several times over.
      await new Promise((done) => setTimeout(done, 300));
      expect(await panel.now()).toBe("loading");
      brandon.release();
      await panel.shows(BRANDON.name);
      expect((await end()).flatMap(({ names }) => names)).toEqual([]);
    });

    it("follows from tab to tab", async () => {
      await open(ADA.ticket);
      await stage.panel.shows(ADA.name);
      second = await stage.walker.context.newPage();
      await second.goto(`${world().desk}/tickets/9`);
      await stage.panel.shows("Hélène Marchand");
      await stage.desk.bringToFront();
      await stage.panel.shows(ADA.name);
      await second.bringToFront();
      await stage.panel.shows("Hélène Marchand");
      await second.close();
      await stage.desk.bringToFront();
      await stage.panel.shows(ADA.name);
    });

    it("shows in each of two windows the customer of that window", async () => {
      const { walker, settings, desk } = stage;
      const opening = walker.context.waitForEvent("page");
      const windowId = await settings.evaluate(
        async (url) => (await chrome.windows.create({ url, focused: true }))?.id ?? -1,
        `${world().desk}/tickets/${BRANDON.ticket}`,
      );
      const other = await opening;
      await other.waitForLoadState();
      await walker.pressButton(other);
      const beside = panelOf(await walker.panelIn(windowId));
      await beside.shows(BRANDON.name);
      await stage.panel.shows(ADA.name);
      await desk.locator('a[data-id="9"]').click();
      await stage.panel.shows("Hélène Marchand");
      await other.locator('a[data-id="12"]').click();
      await beside.shows("Oluwaseun Adeyemi");
      expect(await stage.panel.text()).toContain("Hélène Marchand");
      await other.close();
      await desk.bringToFront();
    });

    it("comes back by itself after the background was stopped in the middle of a look-up", async () => {
      const { walker, settings, panel } = stage;
      const { held, release } = hold();
      world().door.delay = (_path, body) => (body.includes('ticket:1"') ? held : 0);
      const asked = world().door.asked.length;
      await open(ADA.ticket);
      await until("the ticket is asked about", () => world().door.asked.length > asked);
      const [before] = walker.context.serviceWorkers();
      await before?.evaluate(() => Object.assign(globalThis, { marblesWalkBefore: true }));
      const end = await watchNames(panel.page, ["Hélène Marchand", BRANDON.name]);
      const line = await walker.context.newCDPSession(settings);
      await line.send("ServiceWorker.enable");
      await line.send("ServiceWorker.stopAllWorkers");
      world().door.delay = none;
      release();
      await panel.shows(ADA.name);
      const isOld = await until("another background runs", async () => {
        const [now] = walker.context.serviceWorkers();
        return (await now?.evaluate(() => `${"marblesWalkBefore" in globalThis}`).catch(() => null)) ?? null;
      });
      expect(isOld).toBe("false");
      expect((await end()).flatMap(({ names }) => names)).toEqual([]);
      await open(BRANDON.ticket);
      await panel.shows(BRANDON.name);
    });

    it("says when the service is out of reach: last known figures with their age, nobody for a ticket not seen", async () => {
      const { panel } = stage;
      world().door.shut = true;
      await panel.page.getByRole("button", { name: "Refresh" }).click();
      await panel.page.getByText("Marbles cannot be reached").waitFor();
      expect(await panel.text()).toContain(BRANDON.name);
      await expectAccessible(panel.page, "panel, figures of before");
      await open("11");
      await panel.state("unreachable");
      expect(await panel.page.locator("header h1").count()).toBe(0);
      await expectAccessible(panel.page, "panel, unreachable");
      await open(ADA.ticket);
      await panel.page.getByText("Last known figures").waitFor();
      expect(await panel.page.locator("header h1").textContent()).toBe(ADA.name);
      await expectAccessible(panel.page, "panel, last known");
      world().door.shut = false;
      await panel.page.getByRole("button", { name: "Try again" }).click();
      await panel.shows(ADA.name);
    });
  });
}

/** An answer that stays behind the door until it is released. */
function hold(): { held: Promise<void>; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { held: promise, release: resolve };
}

/** Each name must belong to the ticket that is open; one that was just left may stand for the handover. */
function namesWithoutTheirTicket(glimpses: Glimpse[], opened: { ticket: string; at: number }[]): string[] {
  const wrong: string[] = [];
  for (const [i, { at, names }] of glimpses.entries()) {
    const until_ = glimpses[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (const name of names)
      for (const [j, step] of opened.entries()) {
        if (nameOf(step.ticket) === name) continue;
        const from = Math.max(at, step.at + HANDOVER_MS);
        const to = Math.min(until_, opened[j + 1]?.at ?? Number.POSITIVE_INFINITY);
        if (to > from)
          wrong.push(`${name} stood for ${Math.round(to - from)} ms beyond the handover at ticket ${step.ticket}`);
      }
  }
  return wrong;
}

const nameOf = (ticket: string): string => (ticket === ADA.ticket ? ADA.name : BRANDON.name);
