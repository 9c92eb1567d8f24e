/** Gzipped sizes of what a person downloads: the panel's first load, the content script, the background, the Worker. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Row } from "./measure.ts";

const BUILD = resolve(import.meta.dirname, "../../extension/.output/chrome-mv3");

const kb = (files: string[]) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1000;

/** What the page names in its HTML, and what those modules import statically: all that must arrive before the first paint. */
function firstLoad(page: string, kind: "js" | "css"): string[] {
  const html = readFileSync(join(BUILD, page), "utf8");
  const pattern = kind === "js" ? /(?:src|href)="\/?([^"]+\.js)"/g : /href="\/?([^"]+\.css)"/g;
  return [...new Set([...html.matchAll(pattern)].map((m) => join(BUILD, m[1] ?? "")))].filter(existsSync);
}

export function sizeRows(): Row[] {
  if (!existsSync(BUILD)) throw new Error("There is no extension build. Run `npm run build` first.");
  const script = kb(firstLoad("sidepanel.html", "js"));
  const style = kb(firstLoad("sidepanel.html", "css"));
  const content = kb(
    readdirSync(join(BUILD, "content-scripts"))
      .filter((f) => f.endsWith(".js"))
      .map((f) => join(BUILD, "content-scripts", f)),
  );
  const background = kb([join(BUILD, "background.js")]);
  return [
    { name: "panel, script at first load", value: script, unit: "KB gz", goal: "≤ 200", met: script <= 200 },
    { name: "panel, style at first load", value: style, unit: "KB gz", goal: "≤ 40", met: style <= 40 },
    { name: "content script", value: content, unit: "KB gz", goal: "≤ 25", met: content <= 25 },
    { name: "background", value: background, unit: "KB gz", goal: "≤ 60", met: background <= 60 },
  ];
}
