/** Watches the panel for names: every change of what can be read, with its instant, so that no glimpse is missed. */
import type { Page } from "playwright-core";

/** From `at` (epoch ms, fractions too) these of the watched names could be read. */
export type Glimpse = { at: number; names: string[] };

type Watching = { glimpses: Glimpse[]; stop(): void };
type WithWatching = { marblesWalk?: Watching };

export async function watchNames(panel: Page, names: string[]): Promise<() => Promise<Glimpse[]>> {
  await panel.evaluate((wanted) => {
    const glimpses: Glimpse[] = [];
    const look = () => {
      const text = document.body.textContent;
      const seen = wanted.filter((name) => text.includes(name));
      if (seen.join() === glimpses.at(-1)?.names.join()) return;
      glimpses.push({ at: performance.timeOrigin + performance.now(), names: seen });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
    (globalThis as WithWatching).marblesWalk = { glimpses, stop: () => observer.disconnect() };
  }, names);
  return () =>
    panel.evaluate(() => {
      const watching = (globalThis as WithWatching).marblesWalk;
      watching?.stop();
      return watching?.glimpses ?? [];
    });
}

/** Clicks these tickets in one page, `everyMs` apart, and answers when each opened (epoch ms). */
export function clickThrough(
  desk: Page,
  tickets: string[],
  everyMs: number,
): Promise<{ ticket: string; at: number }[]> {
  return desk.evaluate(
    async ([ids, pause]) => {
      const opened: { ticket: string; at: number }[] = [];
      for (const [i, ticket] of ids.entries()) {
        if (i > 0) await new Promise((done) => setTimeout(done, pause));
        document.querySelector<HTMLElement>(`a[data-id="${ticket}"]`)?.click();
        opened.push({ ticket, at: performance.timeOrigin + performance.now() });
      }
      return opened;
    },
    [tickets, everyMs] as const,
  );
}
