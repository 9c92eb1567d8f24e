/** Finding a customer without a page that names one, with the keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "../axe.ts";
import { expectFigures, lookedUp } from "../figures.ts";
import { photographFailures } from "../photographs.ts";
import { DESK, setStage, type Stage } from "../stage.ts";
import { until } from "../until.ts";
import type { World } from "../world.ts";

export function searching(world: () => World): void {
  describe("searching from the keyboard", () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await setStage(world(), `${world().desk}/tickets/7`, DESK);
      await stage.panel.state("unknown");
    });
    afterAll(() => stage?.walker.stop());
    photographFailures(() => (stage ? { desk: stage.desk, panel: stage.panel.page } : {}));

    /** From anywhere in the panel: the slash goes to the search. */
    const slash = async () => {
      const { page } = stage.panel;
      await page.getByRole("combobox").blur();
      await page.keyboard.press("/");
    };
    const type = async (text: string) => {
      const { page } = stage.panel;
      await slash();
      await page.keyboard.type(text);
      await page.getByRole("option").first().waitFor();
    };

    it.each([
      { by: "name", text: "Hélène" },
      { by: "part of a name without its accents", text: "helene march" },
      { by: "address", text: "helene.marchand@foxglove.example" },
      { by: "order id", text: "L9001" },
    ])("finds a customer by $by and opens them with Enter", async ({ text }) => {
      const { page } = stage.panel;
      await type(text);
      await until(`Hélène Marchand is the first found for ${text}`, async () =>
        ((await page.getByRole("option").first().textContent()) ?? "").includes("Hélène Marchand"),
      );
      await page.keyboard.press("Enter");
      await expectFigures(stage.panel, await lookedUp(world(), "demo::ticket:9"));
      expect(await page.getByRole("combobox").inputValue()).toBe("");
      await stage.desk.locator('a[data-id="1"]').click();
      await stage.panel.shows("Ada Byrne");
      await stage.desk.locator('a[data-id="7"]').click();
      await stage.panel.state("unknown");
    });

    it("walks the list with the arrows and leaves it with Escape", async () => {
      const { page } = stage.panel;
      await type("a");
      const chosen = () => page.locator('[role="option"][aria-selected="true"]').textContent();
      await until("several are found", async () => (await page.getByRole("option").count()) > 2);
      await expectAccessible(page, "panel, search results");
      await slash();
      const first = await chosen();
      await page.getByRole("combobox").press("ArrowDown");
      expect(await chosen()).not.toBe(first);
      await page.keyboard.press("ArrowUp");
      expect(await chosen()).toBe(first);
      await page.keyboard.press("Escape");
      await page.getByRole("option").first().waitFor({ state: "detached" });
    });

    it("says when nobody is found", async () => {
      const { page } = stage.panel;
      await slash();
      await page.keyboard.type("zzzz nobody has this name");
      await page.getByText("Nobody found").waitFor();
      await expectAccessible(page, "panel, nobody found");
      await page.keyboard.press("Escape");
    });

    it("brings every button of a card within reach of the Tab key, and shows where it is", async () => {
      const { page } = stage.panel;
      await stage.desk.locator('a[data-id="1"]').click();
      await stage.panel.shows("Ada Byrne");
      await page.getByRole("combobox").focus();
      const buttons = await page.getByRole("button").count();
      const reached = new Set<string>();
      for (let step = 0; step < buttons + 10; step++) {
        await page.keyboard.press("Tab");
        const { left, at } = await page.evaluate(focusMoved);
        expect(left.unmarked, `focus is to be seen on ${left.what}`).toBe(false);
        if (at !== null) reached.add(at);
      }
      expect(reached.size).toBe(buttons);
    });
  });
}

type Mark = { element: Element; look: string };

/** Runs in the panel after each Tab: which button has the focus, and whether the element before looks the same without it. */
function focusMoved(): { left: { what: string; unmarked: boolean }; at: string | null } {
  const memory = globalThis as { marblesFocus?: Mark };
  // Some draw their mark around themselves and what belongs to them.
  const lookOf = (element: Element) =>
    [element, element.parentElement ?? element]
      .map((one) => getComputedStyle(one))
      .map(
        ({ outlineStyle, outlineColor, boxShadow, borderColor }) =>
          outlineStyle + outlineColor + boxShadow + borderColor,
      )
      .join();
  const before = memory.marblesFocus;
  const left = {
    what: before === undefined ? "" : `${before.element.tagName} ${before.element.textContent}`,
    unmarked: before?.element.isConnected === true && lookOf(before.element) === before.look,
  };
  const here = document.activeElement;
  if (here === null || here === document.body) delete memory.marblesFocus;
  else memory.marblesFocus = { element: here, look: lookOf(here) };
  return { left, at: here?.tagName === "BUTTON" ? here.textContent : null };
}
