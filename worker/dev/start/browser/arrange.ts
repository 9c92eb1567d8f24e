/** The extension into the running browser, the page into its tab, the panel beside it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import type { Pipe } from "./pipe.ts";

export type Wish = { extension: string; page: string };

const anything = z.unknown();
const loaded = z.object({ id: z.string() });
const targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
});
const attached = z.object({ sessionId: z.string() });
const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
});
const manifest = z.object({ side_panel: z.object({ default_path: z.string() }).optional() });

/** Answers whether the panel stands open. Rejects when the extension cannot be loaded. */
export async function arrange(pipe: Pipe, { extension, page }: Wish): Promise<boolean> {
  const { id } = await pipe.ask("Extensions.loadUnpacked", loaded, { path: extension });
  const tab = await firstTab(pipe);
  const panel = await openPanel(pipe, tab, `chrome-extension://${id}/${panelPath(extension)}`).catch(() => false);
  await pipe.ask("Page.navigate", anything, { url: page }, tab);
  await closeWelcome(pipe);
  return panel;
}

function panelPath(extension: string): string {
  const parsed = manifest.parse(JSON.parse(readFileSync(join(extension, "manifest.json"), "utf8")));
  return parsed.side_panel?.default_path ?? "sidepanel.html";
}

async function firstTab(pipe: Pipe): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const { targetInfos } = await pipe.ask("Target.getTargets", targets);
    const tab = targetInfos.find(({ type, url }) => type === "page" && !url.startsWith("chrome-extension:"));
    if (tab !== undefined)
      return (await pipe.ask("Target.attachToTarget", attached, { targetId: tab.targetId, flatten: true })).sessionId;
    await wait(100);
  }
  throw new Error("it opened no window");
}

/** Only a page of the extension may open the panel, and only for a person's gesture; the start is that gesture. */
async function openPanel(pipe: Pipe, tab: string, url: string): Promise<boolean> {
  await pipe.ask("Page.navigate", anything, { url }, tab);
  const evaluate = (expression: string) =>
    pipe.ask(
      "Runtime.evaluate",
      evaluated,
      { expression, awaitPromise: true, returnByValue: true, userGesture: true },
      tab,
    );
  for (let tries = 0; tries < 30; tries++) {
    const { result } = await evaluate(
      "globalThis.chrome?.sidePanel?.open && chrome.windows.getCurrent().then((w) => w.id)",
    );
    if (typeof result.value === "number") {
      const { exceptionDetails } = await evaluate(`chrome.sidePanel.open({ windowId: ${result.value} })`);
      return exceptionDetails === undefined;
    }
    await wait(100);
  }
  return false;
}

/** The extension greets whoever installs it with a tab; here everything is set up already. */
async function closeWelcome(pipe: Pipe): Promise<void> {
  await wait(600);
  const { targetInfos } = await pipe.ask("Target.getTargets", targets);
  for (const { targetId, type, url } of targetInfos)
    if (type === "page" && /^chrome-extension:.*\/welcome/.test(url))
      await pipe.ask("Target.closeTarget", anything, { targetId });
}
