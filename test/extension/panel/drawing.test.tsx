/** The panel as a person meets it: by role and words, with the keyboard. */
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Panel } from "../../../extension/panel/panel.tsx";
import type { PanelActions, PanelView } from "../../../extension/panel/view.ts";
import { NOW } from "../../fixtures/cards/cards.ts";
import { STATES } from "../../gallery/states.ts";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;
let wishes: [string, ...unknown[]][];
const wish =
  (name: string) =>
  (...facts: unknown[]) =>
    void wishes.push([name, ...facts]);
const actions: PanelActions = {
  search: wish("search"),
  choose: wish("choose"),
  accept: wish("accept"),
  grant: wish("grant"),
  refresh: wish("refresh"),
  notThisPerson: wish("notThisPerson"),
  openSettings: wish("openSettings"),
  openConsole: wish("openConsole"),
  timelineAll: wish("timelineAll"),
};
const clock = () => NOW;
const draw = (view: PanelView) => act(async () => root.render(<Panel view={view} actions={actions} clock={clock} />));
const state = (name: string): PanelView => STATES[name] ?? { state: "starting" };
const press = (target: EventTarget, key: string) =>
  act(async () => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
const words = () => document.body.textContent ?? "";
const field = () => document.querySelector("[role=combobox]") ?? document.body;
const button = (text: string) => [...document.querySelectorAll("button")].find((b) => b.textContent?.includes(text));

beforeEach(() => {
  wishes = [];
  document.body.replaceChildren(document.createElement("div"));
  root = createRoot(document.body.firstElementChild ?? document.body);
});
afterEach(() => act(async () => root.unmount()));

describe("the search", () => {
  it("takes the cursor at / and nowhere but there", async () => {
    await draw(state("card"));
    await press(document.body, "/");
    expect(document.activeElement).toBe(field());
  });

  it("walks through what was found and opens the one that is marked", async () => {
    await draw(state("card-search"));
    await press(field(), "ArrowDown");
    await press(field(), "ArrowDown");
    expect(document.querySelector("[aria-selected=true]")?.textContent).toContain("Adagio Records");
    await press(field(), "Enter");
    expect(wishes).toContainEqual(["choose", "3"]);
  });

  it("goes round at the ends, and Escape clears it", async () => {
    await draw(state("card-search"));
    await press(field(), "ArrowUp");
    expect(document.querySelector("[aria-selected=true]")?.textContent).toContain("Adagio Records");
    await press(field(), "Escape");
    expect(wishes).toContainEqual(["search", ""]);
  });

  it("says that nobody was found, and why it failed", async () => {
    await draw(state("search-empty"));
    expect(words()).toContain("Nobody found");
    await draw(state("starting"));
    await draw(state("search-failed"));
    expect(words()).toContain("Too many look-ups at once. Try again in 20 seconds.");
  });
});

describe("from one customer to the next", () => {
  it("keeps nothing of the former one, neither name nor figures", async () => {
    await draw(state("card"));
    expect(words()).toContain("Ada Byrne");
    await draw(state("loading"));
    expect(words()).not.toMatch(/Ada Byrne|€/);
    await draw(state("card-newcomer"));
    expect(words()).toContain("Mei Lin");
    expect(words()).not.toContain("Ada Byrne");
  });

  it("tells the change aloud, once for a customer", async () => {
    const live = () => document.querySelector("[aria-live=polite][aria-atomic]")?.textContent;
    await draw(state("card"));
    const first = live();
    expect(first).toMatch(/^Ada Byrne, .*High value\. Worth keeping/);
    await draw(state("card-refreshing"));
    expect(live()).toBe(first);
    await draw(state("card-newcomer"));
    expect(live()).toMatch(/^Mei Lin/);
  });
});

describe("every state", () => {
  for (const name of Object.keys(STATES))
    it(`${name} has one heading, one main part and no hole in its words`, async () => {
      await draw(state(name));
      expect(document.querySelectorAll("h1")).toHaveLength(1);
      expect(document.querySelectorAll("main")).toHaveLength(1);
      expect(words()).not.toMatch(/NaN|undefined|null|Infinity|\[object|Invalid/);
    });

  it.each([
    ["not-connected", "Open settings", "openSettings"],
    ["no-access", "Show Marbles on this site", "grant"],
    ["unreachable", "Try again", "refresh"],
    ["unreachable-key", "Open settings", "openSettings"],
    ["card", "Not this person?", "notThisPerson"],
    ["card", "Refresh", "refresh"],
    ["card", "Show all", "timelineAll"],
  ])("%s offers “%s”", async (name, text, wanted) => {
    await draw(state(name));
    await act(async () => button(text)?.click());
    expect(wishes.map(([wished]) => wished)).toEqual([wanted]);
  });

  it("asks about an address, and never shows a figure before the answer", async () => {
    await draw(state("offer"));
    expect(words()).not.toContain("€");
    await act(async () => button("Yes, show them")?.click());
    expect(wishes).toEqual([["accept", { key: "email:ada@northwind.example", text: "ada@northwind.example" }]]);
  });

  it("keeps the last known figures with their age when the service is away", async () => {
    await draw(state("unreachable-last"));
    expect(words()).toContain("Last known figures, 2 h old");
    expect(words()).toContain("€6,240");
  });
});
