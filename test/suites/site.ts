/** What every site must do. A new site calls it with its saved pages; a case that cannot apply is left out with its reason. */
import { readFileSync } from "node:fs";
import { parseKey } from "../../shared/contract/keys.ts";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { recordIn } from "../../extension/sites/address.ts";
import { read, siteOf } from "../../extension/sites/index.ts";
import type { Page, Reading, Site } from "../../extension/sites/site.ts";

export type SavedPage = { file: string; url: string };
export type SiteCase = {
  site: Site;
  /** A page with an open record: every key it must claim, and texts on the page that must never be claimed. */
  subject: SavedPage & { record: string; claims: string[]; never: string[] };
  /** Pages of the product that are about nobody. */
  nothing: SavedPage[];
  /** The address names a record and the page does not show it yet; or the reason why that cannot happen. */
  notYet: SavedPage | { skip: string };
  /** Addresses of the same record, as links and browsers write them. */
  sameRecord: string[];
  /** The same record number at another tenant; or the reason why there is only one. */
  otherTenant: { url: string } | { skip: string };
};

/** A saved page as the reader gets it. `change` plays what happened to it since, `more` stands at its end. */
export function savedPage(site: string, { file, url }: SavedPage, change?: (doc: Document) => void, more = ""): Page {
  const html = readFileSync(`${import.meta.dirname}/../fixtures/sites/${site}/${file}`, "utf8");
  const doc = new JSDOM(html.replace("</body>", `${more}</body>`), { url }).window.document;
  change?.(doc);
  return { url: new URL(url), doc };
}

export const keysOf = (reading: Reading): string[] =>
  reading.answer === "subject" ? reading.claims.map(({ key }) => key) : [];

export function describeSite(given: SiteCase): void {
  const { site, subject } = given;
  const open = (page: SavedPage, change?: (doc: Document) => void) => savedPage(site.id, page, change);

  describe(`site ${site.id}`, () => {
    it("knows its own pages", () => expect(siteOf(open(subject))?.id).toBe(site.id));

    it("claims the record first, then who asked, and nobody else", () => {
      const reading = read(open(subject), true);
      expect(reading).toMatchObject({ answer: "subject", record: subject.record, confidence: "certain" });
      expect(keysOf(reading)).toEqual(subject.claims);
    });

    it("claims only keys in their normal form", () => {
      for (const key of keysOf(read(open(subject), true)))
        expect(parseKey(key)).toMatchObject({ ok: true, value: { text: key } });
    });

    it("never claims an address that merely stands on the page", () => {
      const page = open(subject);
      const text = page.doc.documentElement.outerHTML.toLowerCase();
      for (const other of subject.never) {
        expect(text, `The saved page should contain ${other}.`).toContain(other);
        expect(keysOf(read(page, true)).join(" ")).not.toContain(other);
      }
    });

    for (const page of given.nothing)
      it(`answers nothing on ${page.file} at ${new URL(page.url).pathname}`, () =>
        expect(read(open(page), true)).toEqual({ answer: "nothing" }));

    const { notYet } = given;
    it.skipIf("skip" in notYet)(`answers not-yet while the page is behind its address`, () => {
      if ("skip" in notYet) return;
      expect(read(open(notYet), true).answer).toBe("not-yet");
      expect(keysOf(read(open(notYet), false)).length, "the address may speak alone, or nobody").toBeLessThanOrEqual(1);
    });

    it.each(given.sameRecord)("reads the same record in %s", (url) =>
      expect(recordIn(site, new URL(url))?.key).toBe(subject.record),
    );

    const { otherTenant } = given;
    it.skipIf("skip" in otherTenant)("gives the same number at another tenant another key", () => {
      if ("skip" in otherTenant) return;
      const other = recordIn(site, new URL(otherTenant.url));
      expect(other).not.toBeNull();
      expect(other?.key).not.toBe(subject.record);
    });

    it("says the same whether read once or twice, and leaves the page alone", () => {
      const page = open(subject);
      const before = page.doc.documentElement.outerHTML;
      expect(read(page, true)).toEqual(read(page, true));
      expect(page.doc.documentElement.outerHTML).toBe(before);
    });

    it("reads a page of 800 kB in no time a person would notice", () => {
      const page = savedPage(site.id, subject, undefined, LONG_CONVERSATION);
      read(page, true);
      const start = performance.now();
      expect(keysOf(read(page, true))).toEqual(subject.claims);
      // A browser's own selectors are an order of magnitude faster than the ones here.
      expect(performance.now() - start).toBeLessThan(500);
    });
  });
}

const LINE = "<p>Some line of a long conversation, with <b>words</b> in it.</p>";
const LONG_CONVERSATION = `<section>${LINE.repeat(Math.ceil(800_000 / LINE.length))}</section>`;
