/** Every tab's state, and the doing of what the pure machine asks for. In memory: after a restart the pages are asked again. */
import { browser } from "wxt/browser";
import type { Look } from "../wire/said.ts";
import { patternOf } from "../wire/origins.ts";
import { showBadge } from "./badge.ts";
import { step } from "./follow.ts";
import { isAllowed } from "./grants.ts";
import { answerTo, forgetChoice, keepCard, lastCardFor, rememberChoice, storedClient } from "./lookups.ts";
import type { Effect, TabEvent } from "./step.ts";
import { type Context, newTab, type Question, questionOf, type Shown, type Tab } from "./tab.ts";

export class Tabs {
  readonly #tabs = new Map<number, Tab>();
  readonly #running = new Map<number, AbortController>();
  /** The card last seen for the question that has just failed, by tab. */
  readonly #last = new Map<number, Shown>();
  readonly #changed: (tabId: number) => void;

  constructor(changed: (tabId: number) => void) {
    this.#changed = changed;
  }

  get(tabId: number): Tab {
    return this.#tabs.get(tabId) ?? newTab(tabId);
  }

  last(tabId: number): Shown | null {
    return this.#last.get(tabId) ?? null;
  }

  all(): Tab[] {
    return [...this.#tabs.values()];
  }

  dispatch(tabId: number, event: TabEvent): void {
    const before = this.get(tabId);
    const { tab, effects } = step(before, event);
    this.#tabs.set(tabId, tab);
    for (const effect of effects) this.#do(tabId, effect);
    if (event.on === "answered" && tab !== before) void keepShown(tab);
    if (tab !== before || effects.length > 0) this.#show(tab);
  }

  close(tabId: number): void {
    this.#running.get(tabId)?.abort();
    this.#running.delete(tabId);
    this.#last.delete(tabId);
    this.#tabs.delete(tabId);
  }

  /** Forgets everything known of every page, as after signing out. */
  clear(): void {
    const open = this.all().map(({ tabId }) => tabId);
    for (const tabId of open) {
      this.close(tabId);
      this.#show(newTab(tabId));
    }
  }

  /** Asks the page; where no script of ours answers, says whether one should. */
  async look(tabId: number): Promise<void> {
    try {
      await browser.tabs.sendMessage(tabId, { verb: "look" } satisfies Look, { frameId: 0 });
    } catch {
      const tab = await browser.tabs.get(tabId).catch(() => null);
      if (tab === null || tab.status === "loading") return;
      this.dispatch(tabId, { on: "silent", allowed: await isAllowed(tab.url ?? null) });
    }
  }

  #show(tab: Tab): void {
    void showBadge(tab);
    this.#changed(tab.tabId);
  }

  #do(tabId: number, effect: Effect): void {
    switch (effect.do) {
      case "stop":
        this.#running.get(tabId)?.abort();
        this.#last.delete(tabId);
        return;
      case "look":
        return void this.look(tabId);
      case "ask":
        return void this.#ask(effect.context, effect.question);
      case "timeline":
        return void this.#timeline(effect.context, effect.customer);
      case "remember":
        return void rememberChoice(effect.record, effect.customer);
      case "forget":
        return void forgetChoice(effect.record);
    }
  }

  async #ask(context: Context, question: Question): Promise<void> {
    const { tabId } = context;
    const running = new AbortController();
    this.#running.set(tabId, running);
    const client = await storedClient();
    if (client === null || running.signal.aborted) return;
    const answer = await answerTo(client, question, originOf(this.get(tabId).url), running.signal);
    if (running.signal.aborted) return;
    if (answer.ok) return this.dispatch(tabId, { on: "answered", context, outcome: answer.value, at: Date.now() });
    const last = await lastCardFor(question);
    if (running.signal.aborted) return;
    if (last !== null) this.#last.set(tabId, last);
    this.dispatch(tabId, { on: "failed", context, failure: answer.reason });
  }

  async #timeline(context: Context, customer: string): Promise<void> {
    const client = await storedClient();
    const signal = this.#running.get(context.tabId)?.signal ?? new AbortController().signal;
    const answer = await client?.timeline(customer, signal);
    this.dispatch(context.tabId, { on: "timeline", context, entries: answer?.ok === true ? answer.value : null });
  }
}

/** The site that is looked from; the rest of the address stays in the browser. */
export const originOf = (url: string | null): string | null =>
  url !== null && patternOf(url) !== null ? new URL(url).origin : null;

/** What of a tab's state is worth keeping for an outage. */
async function keepShown(tab: Tab): Promise<void> {
  const question = questionOf(tab);
  if (tab.stage.is === "matched" && question !== null) await keepCard(question, tab.stage.shown);
}
