/** A real Request Tracker with three of the sample's people in it: two of its tickets are synced, one is known by its requester alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { syncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { call } from "../../../worker/sample/api.ts";
import { expectAccessible } from "../axe.ts";
import { type Desk, startRequestTracker, whyNoRequestTracker } from "../desks/request-tracker.ts";
import { expectFigures, lookedUp } from "../figures.ts";
import { photographFailures } from "../photographs.ts";
import { SERVICE, setStage, type Stage } from "../stage.ts";
import type { World } from "../world.ts";

const ADA = { name: "Ada Byrne", email: "ada.byrne@inkwell.example", company: "" };
const PRIYA = { name: "Priya Raman", email: "priya.raman@fjordlight.example", company: "Fjordlight Architects" };
const TOMAS = { name: "Tomás Herrera", email: "tomas.herrera@postbox.example", company: "" };

const SEED = {
  people: [ADA, PRIYA, TOMAS],
  tickets: [
    { from: ADA.email, subject: "Grinder arrived broken", text: "The hopper has a crack." },
    { from: PRIYA.email, cc: [ADA.email], subject: "Renewal", text: "What will the price be?" },
    {
      from: TOMAS.email,
      subject: "Wrong parcel",
      text: `I got the parcel of Ada Byrne <${ADA.email}>.\n\nPlease write to her: mailto:${ADA.email}`,
    },
  ],
};

export function besideRequestTracker(world: () => World): void {
  const why = whyNoRequestTracker();
  if (why !== null) console.warn(`Request Tracker is left out of the walk: ${why}`);
  describe.skipIf(why !== null)(
    why === null ? "beside a real Request Tracker" : `beside Request Tracker, left out: ${why}`,
    () => {
      let desk: Desk;
      let stage: Stage;
      beforeAll(async () => {
        desk = await startRequestTracker(SEED);
        await syncTickets(world(), desk);
        // The service is on the same host, so the browser has granted the site already; the person has not.
        stage = await setStage(world(), `${desk.url}/`, SERVICE);
      });
      afterAll(async () => {
        await stage?.walker.stop();
        await desk?.stop();
      });
      photographFailures(() => (stage ? { desk: stage.desk, panel: stage.panel.page } : {}));
      const ticket = (n: number) => `${desk.url}/Ticket/Display.html?id=${desk.tickets[n - 1] ?? 0}`;

      it("shows nobody on the page where one signs in", async () => {
        await stage.desk.goto(ticket(1));
        await stage.panel.state("nothing-here");
        await expectAccessible(stage.panel.page, "panel, nothing here");
      });

      it("shows the requester's figures once the agent has signed in", async () => {
        await stage.desk.locator('input[name="user"]').fill(desk.user);
        await stage.desk.locator('input[name="pass"]').fill(desk.password);
        await stage.desk.locator('input[type="submit"]').click();
        await expectFigures(stage.panel, await lookedUp(world(), `email:${ADA.email}`));
        expect(await stage.panel.text()).toContain("Matched by ticket 1");
      });

      it("shows the requester, not the person in copy", async () => {
        await stage.desk.goto(ticket(2));
        await expectFigures(stage.panel, await lookedUp(world(), `email:${PRIYA.email}`));
        expect(await stage.panel.text()).not.toContain(ADA.name);
      });

      it("shows the requester of ticket 3, not the customer named in its text", async () => {
        await stage.desk.goto(ticket(3));
        await stage.desk.locator(".messagebody").getByText(ADA.email).first().waitFor();
        await expectFigures(stage.panel, await lookedUp(world(), `email:${TOMAS.email}`));
        expect(await stage.panel.text()).not.toContain(ADA.name);
      });

      it("shows the same person on the page of the requester, reached by the link on the ticket", async () => {
        await stage.desk.goto(ticket(2));
        await stage.panel.shows(PRIYA.name);
        await stage.desk.locator('.ticket-info-people a[href*="/User/Summary.html"]').first().click();
        await stage.desk.waitForURL(/\/User\/Summary\.html/);
        await expectFigures(stage.panel, await lookedUp(world(), `email:${PRIYA.email}`));
      });

      it("shows nobody on the list of tickets", async () => {
        await stage.desk.goto(`${desk.url}/Search/Results.html?Query=id>0`);
        await stage.panel.state("nothing-here");
      });
    },
  );
}

/** As a connector would: the first two tickets, so that the third is led to by its requester's address alone. */
async function syncTickets({ api }: World, desk: Desk): Promise<void> {
  const lines = [ADA, PRIYA].map(({ email }, i) =>
    JSON.stringify({
      type: "ticket",
      source: `rt:${new URL(desk.url).hostname}`,
      id: String(desk.tickets[i]),
      customer: `email:${email}`,
      at: new Date(Date.now() - 3_600_000).toISOString(),
      subject: SEED.tickets[i]?.subject,
      status: "open",
    }),
  );
  const answer = await call(api, "POST", "/v1/sync", syncAnswer, lines.join("\n"), "application/x-ndjson");
  expect(answer).toMatchObject({ applied: 2, rejected: 0 });
}
