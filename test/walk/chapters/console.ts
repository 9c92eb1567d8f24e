/** The console that the service itself serves: signing in, every page of the rail, and a file that comes in through it. */
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "../axe.ts";
import { findChromium } from "../browser/program.ts";
import { lookedUp } from "../figures.ts";
import { photographFailures } from "../photographs.ts";
import { until } from "../until.ts";
import type { World } from "../world.ts";

const PAGES = [
  { path: "/customers", heading: "Customers", shows: "Fjordlight Architects" },
  { path: "/data/sources", heading: "Sources", shows: "survey" },
  { path: "/data/import", heading: "Import a file", shows: "What it holds" },
  { path: "/data/model", heading: "Model", shows: "BG/NBD" },
  { path: "/data/identity", heading: "Who is who", shows: "" },
  { path: "/data/rates", heading: "Exchange rates", shows: "USD" },
  { path: "/data/settings", heading: "Company", shows: "Time zone" },
  { path: "/data/keys", heading: "API keys", shows: "Support" },
];

/** Two good rows, one without a currency, one with a date nobody can read. */
const FILE = [
  "Order number,Customer email,Date,Total,Currency",
  "W-1,walker@footpath.example,2026-03-02,120.50,EUR",
  "W-2,walker@footpath.example,2026-05-17,80.00,EUR",
  "W-3,walker@footpath.example,2026-06-01,15.00,",
  "W-4,walker@footpath.example,the other day,15.00,EUR",
].join("\n");

export function inTheConsole(world: () => World): void {
  describe("in the console", () => {
    let browser: Browser;
    let page: Page;
    beforeAll(async () => {
      const program = findChromium();
      if ("why" in program) throw new Error(program.why);
      browser = await chromium.launch({ executablePath: program.path, args: ["--no-sandbox", "--disable-gpu"] });
      page = await browser.newPage({ baseURL: world().server.url, viewport: { width: 1280, height: 800 } });
      page.setDefaultTimeout(15_000);
    });
    afterAll(() => browser?.close());
    photographFailures(() => (page ? { console: page } : {}));
    const heading = (name: string) => page.getByRole("heading", { level: 1, name, exact: true });

    it("asks for a key at the door, and refuses a wrong one", async () => {
      await page.goto("/customers");
      await page.getByLabel("API key").fill("mrb_nobody_knows_this_key");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("alert").waitFor();
      await expectAccessible(page, "console, sign in");
    });

    it("opens with a good one, on the page that was asked for", async () => {
      await page.getByLabel("API key").fill(world().server.key);
      await page.getByRole("button", { name: "Sign in" }).click();
      await heading("Customers").waitFor();
    });

    it.each(PAGES)("opens $path by its address, with what it is about", async ({ path, heading: title, shows }) => {
      await page.goto(path);
      await heading(title).waitFor();
      if (shows !== "") await page.getByText(shows).first().waitFor();
      await expectAccessible(page, `console, ${path}`);
    });

    it("finds a customer by name and opens the full card, with the figures that the panel shows", async () => {
      await page.goto("/customers");
      await page.getByRole("searchbox", { name: "Search" }).fill("Ada Byrne");
      await page.getByRole("link", { name: "Ada Byrne" }).first().click();
      const { lifetimeValue: value } = await lookedUp(world(), "demo::ticket:1");
      if (value.status !== "ok" || "status" in value.total) throw new Error("Ada has no value to show.");
      const figure = `€${Math.round(Number(value.total.mean)).toLocaleString("en")}`;
      await page.getByRole("region", { name: "Lifetime value" }).getByText(figure, { exact: true }).waitFor();
      await expectAccessible(page, "console, one customer");
    });

    it("walks the rail with the keyboard alone", async () => {
      await page.goto("/customers");
      await heading("Customers").waitFor();
      await page.getByRole("link", { name: "Exchange rates" }).focus();
      await page.keyboard.press("Enter");
      await heading("Exchange rates").waitFor();
      expect(new URL(page.url()).pathname).toBe("/data/rates");
    });

    it("takes a file: its columns are recognised, and each refused row says what to do", async () => {
      await page.goto("/data/import");
      await page.getByLabel("Where it comes from").fill("walk");
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByRole("button", { name: "File", exact: true }).click(),
      ]);
      await chooser.setFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(FILE) });
      const column = page.locator('input[aria-label="Column for Amount"]');
      await until("the columns are recognised", async () => (await column.inputValue()) === "Total");
      await expectAccessible(page, "console, mapping");
      await page.getByRole("button", { name: "Send 4 rows" }).click();
      await page.getByRole("status").getByText("2 of 4 rows were refused").waitFor();
      const refused = await page.getByRole("row").allInnerTexts();
      expect(refused.filter((row) => row.startsWith("4") || row.startsWith("5"))).toHaveLength(2);
      await expectAccessible(page, "console, report");
    });

    it("knows the customer of the file at once, and takes the same file again without harm", async () => {
      const { relationship } = await lookedUp(world(), "email:walker@footpath.example");
      expect(relationship.orders).toBe(2);
      await page.getByRole("button", { name: "Change the columns and send again" }).click();
      await page.getByRole("button", { name: "Send 4 rows" }).click();
      await page.getByRole("status").getByText("2 of 4 rows were refused").waitFor();
      expect((await lookedUp(world(), "email:walker@footpath.example")).relationship.orders).toBe(2);
    });

    it("answers the API's own addresses in the browser, not the console's page", async () => {
      await page.goto("/docs");
      await page.getByText("/v1/lookup").first().waitFor();
      const health = await page.goto("/healthz");
      expect(health?.headers()["content-type"]).toContain("json");
    });

    it("shows nothing after signing out", async () => {
      await page.goto("/customers");
      await heading("Customers").waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("API key").waitFor();
      await page.goto("/customers");
      await page.getByLabel("API key").waitFor();
      expect(await page.locator("body").innerText()).not.toContain("Fjordlight");
    });
  });
}
