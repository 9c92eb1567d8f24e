/** Draws the PNG icons from marble.svg: `node extension/icons/draw.ts`, once, whenever the drawing changes. */
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const SIZES = [16, 32, 48, 128];
const svg = readFileSync(`${import.meta.dirname}/marble.svg`, "utf8");

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const size of SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw}</style>${svg}`,
  );
  await page.screenshot({ path: `${import.meta.dirname}/../public/icon/${size}.png`, omitBackground: true });
}
await browser.close();
