/** What a person reads in the panel. */
import type { Page } from "playwright-core";
import type { PanelState } from "../../extension/panel/view.ts";
import { until } from "./until.ts";

export type Panel = {
  page: Page;
  /** The state it is in now. */
  now(): Promise<string>;
  /** Waits for one of these states. */
  state(...wanted: PanelState[]): Promise<void>;
  /** Waits until this customer's name stands at the top of a card. */
  shows(name: string): Promise<void>;
  /** All that can be read. */
  text(): Promise<string>;
  /** The text of the part with this title; null when there is none. */
  part(title: RegExp): Promise<string | null>;
};

export function panelOf(page: Page): Panel {
  const now = async () => (await page.locator("[data-state]").getAttribute("data-state")) ?? "";
  const name = () =>
    page
      .locator("header h1")
      .textContent({ timeout: 500 })
      .catch(() => null);
  const text = () => page.locator("body").innerText();
  return {
    page,
    now,
    text,
    state: async (...wanted) => {
      await until(`the panel is in state ${wanted.join(" or ")}`, async () =>
        (wanted as string[]).includes(await now()),
      );
    },
    shows: async (wanted) => {
      await until(`the panel shows ${wanted}`, async () => (await now()) === "card" && (await name()) === wanted);
    },
    part: async (title) => {
      const section = page.getByRole("region", { name: title });
      return (await section.count()) === 0 ? null : section.first().innerText();
    },
  };
}
