/** What a failed test looked at, saved where a person can find it. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach } from "vitest";
import { FOLDER } from "./world.ts";

/** `pages`: those open now, by name. */
export function photographFailures(pages: () => Record<string, Page>): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    mkdirSync(FOLDER, { recursive: true });
    const name = task.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 60);
    for (const [which, page] of Object.entries(pages())) {
      const path = join(FOLDER, `${name}-${which}.png`);
      const taken = await page.screenshot({ path, timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (taken) console.error(`Screenshot: ${path}`);
    }
  });
}
