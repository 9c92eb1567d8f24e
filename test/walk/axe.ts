/** Axe over what stands on the screen, light and dark. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Fails with rule and element of everything found. Leaves the page in the light. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const isApplied = await page.evaluate(
      (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
      colorScheme,
    );
    expect(isApplied, `${where} is seen ${colorScheme}`).toBe(true);
    // The other way of running opens a tab of its own, which would take the front from the page that is looked at.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations)
      found.push(`${where}, ${colorScheme}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  }
  expect(found).toEqual([]);
}
