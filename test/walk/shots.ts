/**
 * Pictures to look at, and those of the README. By hand: `node test/walk/shots.ts` under `xvfb-run -a -s "-screen 0 1280x800x24"`.
 * The docked panel goes to .github/panel-{light,dark}.png, the rest to .marbles/shots/.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { ROOT } from "../server/workerd.ts";
import { type Stage, setStage, DESK } from "./stage.ts";
import { until } from "./until.ts";
import { startWorld, type World } from "./world.ts";

const SHOTS = join(ROOT, ".marbles/shots");
const LOOKS = ["light", "dark"] as const;
type Look = (typeof LOOKS)[number];
const TICKETS = { loyal: "1", account: "4", chooser: "6", unknown: "7", newcomer: "8", quiet: "9", loss: "10" };
const CONSOLE = [
  "customers",
  "data/sources",
  "data/import",
  "data/model",
  "data/identity",
  "data/rates",
  "data/settings",
  "data/keys",
];

mkdirSync(SHOTS, { recursive: true });
mkdirSync(join(ROOT, ".github"), { recursive: true });
const made = await startWorld();
try {
  for (const look of LOOKS) await shootLook(made, look);
} finally {
  await made.stop();
}

async function shootLook(world: World, look: Look): Promise<void> {
  const flags = look === "dark" ? ["--force-dark-mode"] : [];
  const stage = await setStage(world, `${world.desk}/tickets/1`, DESK, { headless: false, flags });
  try {
    await shootDocked(stage, look);
    await shootPanels(stage, look);
    await shootConsole(stage, world, look);
  } finally {
    await stage.walker.stop();
  }
}

/** The whole screen, as a person sees it: tabs, toolbar, ticket and panel. Only the demo desk's tab stays. */
async function shootDocked({ walker, desk, panel }: Stage, colorScheme: Look): Promise<void> {
  for (const page of walker.context.pages()) if (page !== desk) await page.close();
  for (const page of [desk, panel.page]) await page.emulateMedia({ colorScheme });
  await desk.bringToFront();
  await desk.goto(desk.url().replace(/\d+$/, "4"));
  await panel.shows("Priya Raman");
  await painted(desk);
  await painted(panel.page);
  const path = join(ROOT, `.github/panel-${colorScheme}.png`);
  execFileSync("import", ["-window", "root", path]);
  console.log(path);
}

/** The real panel, resized: its page in a tab would tell of the tab in front, which is then itself. */
async function shootPanels({ desk, panel }: Stage, look: Look): Promise<void> {
  for (const width of [360, 420]) {
    await panel.page.setViewportSize({ width, height: 1500 });
    for (const [name, ticket] of Object.entries(TICKETS)) {
      await desk.locator(`a[data-id="${ticket}"]`).click();
      await panel.state("card", "chooser", "unknown");
      await until("the panel has turned", async () => (await panel.text()).includes(`ticket ${ticket}`));
      await panel.page.screenshot({ path: join(SHOTS, `panel-${name}-${width}-${look}.png`), animations: "disabled" });
    }
  }
}

async function shootConsole({ walker }: Stage, { server }: World, colorScheme: Look): Promise<void> {
  const page = await walker.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.goto(server.url);
  await shoot(page, `console-sign-in-${colorScheme}`);
  await page.getByLabel("API key").fill(server.key);
  await page.getByRole("button", { name: "Sign in" }).click();
  for (const path of CONSOLE) {
    await page.goto(`${server.url}/${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await shoot(page, `console-${path.replace("/", "-")}-${colorScheme}`);
  }
  await page.goto(`${server.url}/customers?q=Priya%20Raman`);
  await page.getByRole("link", { name: "Priya Raman" }).first().click();
  await page.getByRole("region", { name: /^Lifetime value/ }).waitFor();
  await shoot(page, `console-customer-${colorScheme}`);
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true, animations: "disabled" });
}

async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}
