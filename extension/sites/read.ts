/** Reads a page by a site's data. Order of evidence: the address, then what the product marks inside the open record. */
import { normaliseKey, recordKey } from "../../shared/contract/keys.ts";
import type { Claim } from "../../shared/contract/lookup.ts";
import { isAddressOf, type NamedRecord, recordIn, sourceOf } from "./address.ts";
import type { Field, Mark, Page, Person, Place, Reading, Site } from "./site.ts";

/** No real record has more requesters than this; a page that says so is not believed further. */
const CLAIMS_AT_MOST = 20;

/** Is this page of this product? */
export const isOn = (site: Site, { url, doc }: Page): boolean =>
  isAddressOf(site, url) && (site.marks ?? []).every((mark) => doc.querySelector(mark) !== null);

/**
 * What the page says by this site's rules. While address and page disagree the answer is `not-yet`; once patience has run out
 * (`patient: false`) a page that names no record at all lets the address speak alone, and one that names another record lets nothing speak.
 */
export function readPage(site: Site, page: Page, patient: boolean): Reading {
  const record = recordIn(site, page.url);
  if (record === null || isDead(site, page.doc)) return { answer: "nothing" };
  const claims: Claim[] = [{ key: record.key, basis: record.rule.basis }];
  const shown = shownRecord(site, record, page.doc);
  if (shown === "same") claims.push(...claimsIn(site, page));
  else if (patient) return { answer: "not-yet", site: site.id, record: record.key };
  else if (shown === "another") return { answer: "nothing" };
  return { answer: "subject", site: site.id, record: record.key, claims: distinct(claims), confidence: "certain" };
}

const isDead = (site: Site, doc: Document): boolean =>
  (site.dead ?? []).some((selector) => doc.querySelector(selector) !== null);

/** Which record the page itself shows, next to the address's: the same, another, or none yet. A rule without a mark never asks. */
function shownRecord(site: Site, { rule, id }: NamedRecord, doc: Document): "same" | "another" | "none" {
  if (rule.confirm === undefined || rule.confirm === "full load") return "same";
  const root = doc.querySelector(site.activeRoot);
  if (root === null) return "none";
  const marked = markedId(root, rule.confirm);
  if (marked === null) return "none";
  return marked.toLowerCase() === id.toLowerCase() ? "same" : "another";
}

function markedId(root: Element, mark: Mark): string | null {
  const element = root.matches(mark.selector) ? root : root.querySelector(mark.selector);
  return element === null ? null : (mark.pattern.exec(textAt(element, mark.place))?.groups?.["id"] ?? null);
}

function claimsIn(site: Site, page: Page): Claim[] {
  if (recordIn(site, page.url)?.rule.confirm === undefined) return [];
  const root = page.doc.querySelector(site.activeRoot);
  if (root === null) return [];
  return [
    ...site.people.flatMap((person) => personClaims(site, root, person, page.url)),
    ...site.fields.flatMap((field) => fieldClaims(site, root, field)),
  ];
}

function personClaims(site: Site, root: Element, person: Person, url: URL): Claim[] {
  return allowed(site, root, person.selector).flatMap((element) => {
    const id = person.pattern.exec(textAt(element, person.place))?.groups?.["id"];
    return id === undefined ? [] : [{ key: recordKey(sourceOf(site, url), person.record, id), basis: person.role }];
  });
}

function fieldClaims(site: Site, root: Element, field: Field): Claim[] {
  return allowed(site, root, field.selector).flatMap((element) => {
    const text = textAt(element, field.place).trim();
    const value = field.pattern === undefined ? text : (field.pattern.exec(text)?.groups?.["value"] ?? "");
    const key = normaliseKey(`${field.kind}:${value}`);
    return key === null ? [] : [{ key, basis: field.basis }];
  });
}

const allowed = (site: Site, root: Element, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].filter((element) =>
    site.excludeRoots.every((not) => element.closest(not) === null),
  );

export function textAt(element: Element, place: Place): string {
  if (place.in === "attribute") return element.getAttribute(place.name) ?? "";
  if (place.in === "value") return "value" in element && typeof element.value === "string" ? element.value : "";
  return element.textContent ?? "";
}

function distinct(claims: Claim[]): Claim[] {
  const first = new Map<string, Claim>();
  for (const claim of claims) if (!first.has(claim.key)) first.set(claim.key, claim);
  return [...first.values()].slice(0, CLAIMS_AT_MOST);
}
