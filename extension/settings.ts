/**
 * Everything that stays in the browser: key, default, version, and how an older version becomes this one. Only our own pages and the
 * background can open this store (`guardStorage`); the content script never imports this file.
 */
import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { Card, Match } from "../shared/contract/card.ts";
import type { SiteGrant } from "./wire/said.ts";

/** Where the company's service is, and this person's key. Null until connected. */
export const connection = storage.defineItem<{ serverUrl: string; apiKey: string } | null>("local:connection", {
  fallback: null,
  version: 1,
});

/** Sites where the person said "Show Marbles on this site". The browser's permission alone does not say that: the server has one too. */
export const sites = storage.defineItem<SiteGrant[]>("local:sites", { fallback: [], version: 1 });

/** Which customer a person chose for a record, by the record's key. Newest last, and no more than `CHOICES_AT_MOST`. */
export const choices = storage.defineItem<[record: string, customer: string][]>("local:choices", {
  fallback: [],
  version: 1,
});
export const CHOICES_AT_MOST = 500;

/** Look a ticket up as soon as it opens, for the badge, even with the panel closed. Off: every look leaves a row with the person's name. */
export const lookAhead = storage.defineItem<boolean>("local:lookAhead", { fallback: false, version: 1 });

/** Tabs that the person showed us this once (toolbar button, menu), by tab, with the origin that was shown. Until the browser closes. */
export const lent = storage.defineItem<[tab: string, origin: string][]>("session:lent", { fallback: [] });
export const LENT_AT_MOST = 50;

/** The last cards, by customer, and which customer each record led to. In memory only: gone when the browser closes. */
export type Remembered = { card: Card; match: Match | null; at: number };
export const lastCards = storage.defineItem<[customer: string, Remembered][]>("session:lastCards", { fallback: [] });
export const lastCustomers = storage.defineItem<[record: string, customer: string][]>("session:lastCustomers", {
  fallback: [],
});
export const LAST_CARDS_AT_MOST = 50;

/** Adds or renews one entry of a bounded list, newest last. */
export const renewed = <V>(list: [string, V][], key: string, value: V, atMost: number): [string, V][] =>
  [...list.filter(([other]) => other !== key), [key, value] satisfies [string, V]].slice(-atMost);

export const found = <V>(list: [string, V][], key: string): V | null => list.find(([k]) => k === key)?.[1] ?? null;

/** Shuts content scripts out. Firefox has this for `session` only; there they cannot reach `local` of MV3 by our own code's choice. */
export async function guardStorage(): Promise<void> {
  for (const area of [browser.storage.local, browser.storage.session])
    if (typeof area.setAccessLevel === "function")
      await area.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).catch(() => undefined);
}
