/** Panels and tabs together in a browser with two windows. The browser is WXT's fake one; the ports and everything else are real. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Browser, browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Panels } from "../../../extension/background/panels.ts";
import { Tabs } from "../../../extension/background/tabs.ts";
import type { PanelView } from "../../../extension/panel/view.ts";
import { choices, connection } from "../../../extension/settings.ts";
import type { PanelHears, PanelVerb, Seen } from "../../../extension/wire/said.ts";
import { ADA, change } from "../../fixtures/cards/cards.ts";
import { recordOf, subject, urlOf } from "./tab-case.ts";

type Pending = { ticket: string; path: string; answer: () => void; aborted: () => boolean };
let pending: Pending[] = [];
let tabs: Tabs;
let panels: Panels;
let turn = 0;

const cardFor = (ticket: string) =>
  change({ customer: { ...ADA.customer, id: `customer of ${ticket}`, name: `Customer ${ticket}` } });

/** The service, as slow as the test wants it. */
const service: typeof fetch = (input, init) =>
  new Promise((resolve, reject) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname;
    const ticket =
      /(\d+)/.exec(typeof init?.body === "string" ? init.body : decodeURIComponent(path).slice(3))?.[1] ?? "";
    const matched = {
      status: "matched",
      match: { key: recordOf(ticket), basis: "x", confidence: "certain" },
      card: cardFor(ticket),
    };
    const body = path === "/v1/lookup" ? matched : cardFor(ticket);
    pending.push({
      ticket,
      path,
      answer: () => resolve(new Response(JSON.stringify(body))),
      aborted: () => init?.signal?.aborted ?? false,
    });
    init?.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
  });

const settled = () => vi.waitFor(() => undefined).then(() => new Promise((done) => setTimeout(done, 20)));
const answerAll = async () => {
  for (const one of pending.splice(0)) one.answer();
  await settled();
};

function see(tabId: number, ticket: string): void {
  const said: Seen = {
    verb: "seen",
    page: `page of ${tabId}`,
    turn: turn++,
    url: urlOf(ticket),
    reading: subject(ticket),
  };
  tabs.dispatch(tabId, { on: "seen", seen: said });
}

function openPanel(windowId: number) {
  const views: PanelHears[] = [];
  let hear: (said: PanelVerb) => void = () => undefined;
  let lose: () => void = () => undefined;
  const port = {
    postMessage: (told: PanelHears) => views.push(told),
    onMessage: { addListener: (listener: (said: PanelVerb) => void) => (hear = listener) },
    onDisconnect: { addListener: (listener: () => void) => (lose = listener) },
  };
  panels.add(port as unknown as Browser.runtime.Port);
  hear({ verb: "open", windowId });
  const view = (): PanelView | undefined => views.at(-1)?.view;
  const name = () => {
    const now = view();
    return now?.state === "card" ? now.card.customer.name : null;
  };
  return { say: (said: PanelVerb) => hear(said), close: () => lose(), view, views, name };
}

/** Two windows with two tabs each. The fake browser knows one active tab; real ones have one for each window. */
const WINDOWS = [
  { window: 1, first: 11, second: 12 },
  { window: 2, first: 21, second: 22 },
] as const;
const [A, B] = WINDOWS;
let front: Map<number, number>;

const query = ({ windowId, active }: { windowId?: number; active?: boolean }) =>
  Promise.resolve(
    WINDOWS.filter(({ window }) => windowId === undefined || window === windowId)
      .flatMap(({ window, first, second }) =>
        [first, second].map((id) => ({ id, windowId: window, url: "http://localhost/" })),
      )
      .filter(({ id, windowId: at }) => active !== true || front.get(at) === id),
  );

beforeEach(async () => {
  fakeBrowser.reset();
  pending = [];
  turn = 0;
  vi.stubGlobal("fetch", service);
  front = new Map(WINDOWS.map(({ window, first }) => [window, first]));
  Object.assign(browser.tabs, { query, sendMessage: () => Promise.resolve() });
  await connection.setValue({ serverUrl: "http://localhost:8787", apiKey: "key" });
  tabs = new Tabs((tabId) => void panels.tell(tabId));
  panels = new Panels(tabs);
});

describe("two windows", () => {
  it("show each the customer of its own tab in front", async () => {
    const a = openPanel(A.window);
    const b = openPanel(B.window);
    await settled();
    see(A.first, "1");
    see(B.first, "2");
    await settled();
    await answerAll();
    expect([a.name(), b.name()]).toEqual(["Customer 1", "Customer 2"]);
    expect(a.views.every(({ tabId }) => tabId === A.first)).toBe(true);
    expect(b.views.every(({ tabId }) => tabId === B.first)).toBe(true);
  });

  it("ask nothing about tabs that nobody looks at", async () => {
    openPanel(A.window);
    await settled();
    for (const [tabId, ticket] of [
      [A.first, "1"],
      [A.second, "3"],
      [B.first, "2"],
    ] as const)
      see(tabId, ticket);
    await settled();
    expect(pending.map(({ ticket }) => ticket)).toEqual(["1"]);
  });
});

describe("one window", () => {
  it("follows the tab in front, and a late answer for the tab behind stays behind", async () => {
    const { window, first, second } = A;
    const panel = openPanel(window);
    await settled();
    see(first, "1");
    see(second, "2");
    await settled();
    front.set(window, second);
    await panels.attend(window);
    await settled();
    expect(pending.map(({ ticket }) => ticket).sort()).toEqual(["1", "2"]);
    pending.find(({ ticket }) => ticket === "1")?.answer();
    await settled();
    expect(panel.view()?.state).toBe("loading");
    await answerAll();
    expect(panel.name()).toBe("Customer 2");
  });

  it("stops the question of the ticket before", async () => {
    const { window, first: tab } = A;
    openPanel(window);
    await settled();
    see(tab, "1");
    await settled();
    see(tab, "2");
    await settled();
    expect(pending.map(({ ticket, aborted }) => [ticket, aborted()])).toEqual([
      ["1", true],
      ["2", false],
    ]);
  });

  it("starts again after the background was lost in the middle of a question", async () => {
    const { window, first: tab } = A;
    const before = openPanel(window);
    await settled();
    see(tab, "1");
    await settled();
    before.close();
    // Nothing but the pages and the stored items outlives the background.
    const lost = pending.splice(0);
    tabs = new Tabs((tabId) => void panels.tell(tabId));
    panels = new Panels(tabs);
    Object.assign(browser.tabs, { sendMessage: (tabId: number) => Promise.resolve(see(tabId, "1")) });
    const after = openPanel(window);
    await settled();
    for (const one of lost) one.answer();
    await settled();
    expect(after.view()?.state).toBe("loading");
    await answerAll();
    expect(after.name()).toBe("Customer 1");
  });

  it("asks for the customer chosen before, and forgets the choice when told so", async () => {
    await choices.setValue([[recordOf("1"), "customer of 9"]]);
    const { window, first: tab } = A;
    const panel = openPanel(window);
    await settled();
    see(tab, "1");
    await settled();
    await answerAll();
    expect(panel.view()).toMatchObject({ state: "card", match: { basis: "chosen by you" } });
    expect(panel.name()).toBe("Customer 9");
    panel.say({ verb: "not-this-person" });
    await settled();
    await answerAll();
    expect(await choices.getValue()).toEqual([]);
    expect(panel.name()).toBe("Customer 1");
  });

  it("shows the last figures of this very customer when the service is out of reach", async () => {
    const { window, first: tab } = A;
    const panel = openPanel(window);
    await settled();
    see(tab, "1");
    await settled();
    await answerAll();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    see(tab, "2");
    await settled();
    expect(panel.view()).toMatchObject({ state: "unreachable", last: null });
    see(tab, "1");
    await settled();
    expect(panel.view()).toMatchObject({ state: "unreachable", last: { card: { customer: { name: "Customer 1" } } } });
  });

  it("shows nobody once the connection is gone", async () => {
    const { window, first: tab } = A;
    const panel = openPanel(window);
    await settled();
    see(tab, "1");
    await settled();
    await answerAll();
    await connection.removeValue();
    await panels.tell(null);
    expect(panel.view()).toEqual({ state: "not-connected" });
  });

  it("is told nothing for words it does not know", async () => {
    const { window } = A;
    const panel = openPanel(window);
    await settled();
    const told = panel.views.length;
    panel.say({ verb: "granted", pattern: "https://*/*" });
    panel.say({ verb: "erase" } as never);
    await settled();
    expect(panel.views.length).toBe(told);
    expect(pending).toEqual([]);
  });
});
