/**
 * Photographs every state in a real Chromium into `dist/shots` and runs axe over each:
 * `node test/gallery/shoot.ts [name…]`. Fails when axe finds anything or a page is wider than its window.
 */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { preview, build } from "vite";
import { STATES } from "./states.ts";

const HERE = import.meta.dirname;
const SHOTS = `${HERE}/dist/shots`;
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const LOOKS = [
  { name: "light", colorScheme: "light" },
  { name: "dark", colorScheme: "dark" },
  { name: "contrast", colorScheme: "light", contrast: "more" },
  { name: "forced", colorScheme: "dark", forcedColors: "active" },
] as const;
const WIDTHS = [320, 360, 420];

const configFile = `${HERE}/vite.config.ts`;
await build({ configFile, logLevel: "warn" });
const server = await preview({ configFile, preview: { host: "127.0.0.1", port: 47_311 }, logLevel: "warn" });
const executablePath = PLACES.find((path) => existsSync(path));
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
const wanted = process.argv.slice(2);
const names = Object.keys(STATES).filter((name) => wanted.length === 0 || wanted.includes(name));
await mkdir(SHOTS, { recursive: true });
const problems: string[] = [];
for (const look of LOOKS) problems.push(...(await shootLook(browser, look)));
await browser.close();
await server.close();
console.log(problems.length === 0 ? `${names.length} states, nothing found.` : problems.join("\n"));
process.exit(problems.length === 0 ? 0 : 1);

/** The plain looks at every width; the contrast looks at one, since only colours differ. */
async function shootLook(chrome: Browser, look: (typeof LOOKS)[number]): Promise<string[]> {
  const { name, ...media } = look;
  const context = await chrome.newContext({ ...media, deviceScaleFactor: 2, locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  const found: string[] = [];
  for (const width of name === "light" || name === "dark" ? WIDTHS : [360])
    for (const state of names) found.push(...(await shootState(page, state, width, name)));
  await context.close();
  return found;
}

async function shootState(page: Page, state: string, width: number, look: string): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`http://127.0.0.1:47311/?state=${state}`);
  await page.locator(`[data-state]`).waitFor();
  await page.screenshot({ path: `${SHOTS}/${state}-${width}-${look}.png`, fullPage: true, animations: "disabled" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const where = `${state} ${width} ${look}`;
  return [
    ...violations.map((v) => `${where}: ${v.id} at ${v.nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ...(over > 0 ? [`${where}: ${over} px wider than the window`] : []),
  ];
}
