/** The demo desk with the panel beside it: every ticket's customer, and what stands there when there is none. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "../axe.ts";
import { expectFigures, lookedUp } from "../figures.ts";
import { photographFailures } from "../photographs.ts";
import { DESK, setStage, type Stage } from "../stage.ts";
import { until } from "../until.ts";
import type { World } from "../world.ts";

/** Cards of different shape: a person, an account's, one without history, a loss, one about to leave. The others look like these. */
const UNLIKE = new Set(["1", "4", "8", "10", "11"]);

export function besideTheDemoDesk(world: () => World): void {
  describe("beside the demo desk", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage(world(), `${world().desk}/tickets/1`, DESK);
    });
    afterAll(() => stage?.walker.stop());
    photographFailures(() => (stage ? { desk: stage.desk, panel: stage.panel.page } : {}));
    const open = (ticket: string) => stage.desk.locator(`a[data-id="${ticket}"]`).click();

    it.each(["1", "2", "4", "5", "8", "9", "10", "11", "12", "13"])(
      "follows to ticket %s and shows the figures that the service gives",
      async (ticket) => {
        await open(ticket);
        await expectFigures(stage.panel, await lookedUp(world(), `demo::ticket:${ticket}`));
        if (UNLIKE.has(ticket)) await expectAccessible(stage.panel.page, `panel, ticket ${ticket}`);
      },
    );

    it("shows the requester of ticket 3, not the customer named in its text", async () => {
      await open("3");
      await stage.desk.getByTestId("message").getByText("ada.byrne@inkwell.example").first().waitFor();
      await expectFigures(stage.panel, await lookedUp(world(), "demo::ticket:3"));
      expect(await stage.panel.text()).toContain("Tomás Herrera");
      expect(await stage.panel.text()).not.toContain("Ada");
    });

    it("says of a stranger that nothing is recorded, and shows nobody", async () => {
      await open("7");
      await stage.panel.state("unknown");
      expect(await stage.panel.page.locator("header h1").count()).toBe(0);
      await expectAccessible(stage.panel.page, "panel, unknown");
    });

    it("offers the three customers of a shared mailbox, remembers the choice, and takes it back", async () => {
      const { panel } = stage;
      await open("6");
      await panel.state("chooser");
      await expectAccessible(panel.page, "panel, chooser");
      const choices = panel.page.getByRole("listitem").getByRole("button");
      expect(await choices.count()).toBe(3);
      await choices.filter({ hasText: "Otterbrook Legal" }).click();
      await panel.shows("Otterbrook Legal");
      await open("2");
      await panel.shows("田中 有希");
      await open("6");
      await panel.shows("Otterbrook Legal");
      await panel.page.getByRole("button", { name: "Not this person?" }).click();
      await panel.state("chooser");
    });

    it("shows the person's own figures again when the browser goes back and forward", async () => {
      await open("10");
      await stage.panel.shows("Brandon Pike");
      await open("9");
      await stage.panel.shows("Hélène Marchand");
      await stage.desk.goBack();
      await stage.panel.shows("Brandon Pike");
      await stage.desk.goForward();
      await expectFigures(stage.panel, await lookedUp(world(), "demo::ticket:9"));
    });

    it("puts the letter of the risk on the button, and takes it off where nobody is shown", async () => {
      const { page } = stage.panel;
      const letter = () =>
        page.evaluate(async () => {
          const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
          const tabId = tab?.id ?? -1;
          return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
        });
      for (const ticket of ["9", "1", "3"]) {
        await open(ticket);
        const { customer, churnRisk } = await lookedUp(world(), `demo::ticket:${ticket}`);
        await stage.panel.shows(customer.name ?? "");
        if (churnRisk.status !== "ok") throw new Error(`Ticket ${ticket} has no risk to show.`);
        const wanted = { text: churnRisk.band.charAt(0).toUpperCase(), title: `Marbles: churn risk ${churnRisk.band}` };
        await until(`the button says ${wanted.text}`, async () => (await letter()).text === wanted.text);
        expect(await letter()).toEqual(wanted);
      }
      await open("7");
      await until("the letter is gone", async () => (await letter()).text === "");
    });

    it("writes down who was looked at, from which site", async () => {
      const { customer } = await lookedUp(world(), "demo::ticket:12");
      await open("12");
      await stage.panel.shows(customer.name ?? "");
      const headers = { authorization: `Bearer ${world().server.key}` };
      const answer = await fetch(`${world().server.url}/v1/customers/${customer.id}/looks`, { headers });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(`"site":"${new URL(world().desk).host}"`);
    });
  });
}
