/** What a person waits for: the panel's first paint, and the card of another tab. Real browser, store build, the service in plain workerd. */
import type { Page } from "playwright-core";
import { findChromium } from "../walk/browser/program.ts";
import { DESK, setStage, type Stage } from "../walk/stage.ts";
import { startWorld } from "../walk/world.ts";
import { median, quantile, type Row } from "./measure.ts";

const REPEATS = 20;
const PAINT_GOAL_MS = 300;
const CARD_GOAL_MS = 150;

export async function panelRows(): Promise<Row[]> {
  const program = findChromium();
  if ("why" in program) return [{ name: "panel", value: 0, unit: "", note: `left out: ${program.why}` }];
  const world = await startWorld();
  try {
    // Straight to the service: the door before it belongs to the walk.
    const stage = await setStage(
      { ...world, door: { ...world.door, url: world.server.url } },
      `${world.desk}/tickets/1`,
      DESK,
    );
    try {
      const cards = await cardTimes(stage, world.desk);
      const paints = await paintTimes(stage);
      return [
        ...rows("panel, first paint", paints, PAINT_GOAL_MS),
        ...rows("card after a tab switch", cards, CARD_GOAL_MS),
      ];
    } finally {
      await stage.walker.stop();
    }
  } finally {
    await world.stop();
  }
}

function rows(name: string, ms: number[], goal: number): Row[] {
  const middle = median(ms);
  return [
    {
      name: `${name}, median`,
      value: middle,
      unit: "ms",
      goal: `≤ ${goal}`,
      met: middle <= goal,
      note: `${ms.length} times`,
    },
    { name: `${name}, p95`, value: quantile(ms, 0.95), unit: "ms" },
  ];
}

/** The panel's own page, loaded anew each time: from the start of the navigation to the first contentful paint. */
async function paintTimes({ walker }: Stage): Promise<number[]> {
  const page = await walker.context.newPage();
  const times: number[] = [];
  for (let round = 0; round < REPEATS; round++) {
    await page.goto(walker.address("sidepanel.html"));
    times.push(await page.evaluate(firstPaint));
  }
  await page.close();
  return times;
}

const firstPaint = () =>
  new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName("first-contentful-paint");
      if (entry !== undefined) resolve(entry.startTime);
    }).observe({ type: "paint", buffered: true });
  });

/** Two tabs with different tickets; from the browser's word that a tab is in front to that customer's name on the screen. */
async function cardTimes({ walker, desk, panel }: Stage, url: string): Promise<number[]> {
  const other = await walker.context.newPage();
  await other.goto(`${url}/tickets/9`);
  await panel.shows("Hélène Marchand");
  const tabs: [Page, string][] = [
    [desk, "Ada Byrne"],
    [other, "Hélène Marchand"],
  ];
  const times: number[] = [];
  for (let round = 0; round < REPEATS; round++) {
    const [page, name] = tabs[round % tabs.length] ?? [desk, ""];
    await panel.page.evaluate(startTiming, name);
    await page.bringToFront();
    times.push(await panel.page.evaluate(timed));
  }
  return times;
}

type Timing = { marblesTiming?: Promise<number> };

const startTiming = (name: string) => {
  (globalThis as Timing).marblesTiming = new Promise<number>((resolve) => {
    let from = 0;
    const observer = new MutationObserver(() => {
      if (from === 0 || document.querySelector("header h1")?.textContent !== name) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - from));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    const activated = () => {
      from = performance.now();
      chrome.tabs.onActivated.removeListener(activated);
    };
    chrome.tabs.onActivated.addListener(activated);
  });
};

const timed = () => (globalThis as Timing).marblesTiming ?? Promise.reject(new Error("Nothing was timed."));
