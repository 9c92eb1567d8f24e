/** The sites, in the order they are tried. One more site is one folder and one line here. */
import { demoDesk } from "./demo-desk/site.ts";
import { readGeneric } from "./generic/site.ts";
import { isOn, readPage } from "./read.ts";
import { requestTracker } from "./request-tracker/site.ts";
import type { Page, Reading, Site } from "./site.ts";
import { zendesk } from "./zendesk/site.ts";

export const SITES: readonly Site[] = [demoDesk, zendesk, requestTracker];

export const siteOf = (page: Page): Site | null => SITES.find((site) => isOn(site, page)) ?? null;

export const siteNamed = (id: string): Site | null => SITES.find((site) => site.id === id) ?? null;

/** What the page says. A page of a known product is read by that product's rules and no others. */
export function read(page: Page, patient: boolean): Reading {
  const site = siteOf(page);
  return site === null ? readGeneric(page) : readPage(site, page, patient);
}
