/**
 * Any other page. The first address on a page is the wrong one as often as the right one, so this never selects: it offers.
 * Only addresses that a page marks as data, on visible ground, outside what people wrote; more than a few mean a list, and then nothing.
 */
import { emailParts, ROLE_LOCAL_PARTS } from "../../../shared/contract/addresses.ts";
import { normaliseKey } from "../../../shared/contract/keys.ts";
import type { Page, Reading } from "../site.ts";

const OFFERS_AT_MOST = 3;
/** Bounds the work on a huge page; a page with more marked addresses than this is a list. */
const ELEMENTS_AT_MOST = 200;

const MARKED =
  'a[href^="mailto:" i], input[type="email"], input[name*="email" i], [itemprop="email"], [data-email], [title*="@"]';

/** What people wrote, what repeats, and what is not the record: none of it speaks for the customer. */
const ELSEWHERE =
  'article, blockquote, [contenteditable], textarea, nav, aside, footer, [role="navigation"], [role="log"], [role="feed"], ' +
  'ul, ol, table, [class*="message" i], [class*="signature" i], [class*="quote" i], [class*="comment" i], iframe, template';
/** Where a product prints who is signed in and the mailbox's own address. An address that also stands here is nobody's customer. */
const CHROME = 'header, nav, [role="banner"], [role="navigation"], [class*="profile" i], [class*="account-menu" i]';

export function readGeneric({ url, doc }: Page): Reading {
  const marked = [...doc.querySelectorAll(MARKED)];
  if (marked.length === 0 || marked.length > ELEMENTS_AT_MOST) return { answer: "nothing" };
  const own = new Set(marked.filter((element) => element.closest(CHROME) !== null).map(keyOf));
  const keys = new Set(
    marked
      .filter((element) => element.closest(`${ELSEWHERE}, ${CHROME}`) === null && isVisible(element))
      .map(keyOf)
      .filter((key) => key !== null && !own.has(key) && !isHouse(key, url.hostname)),
  );
  if (keys.size === 0 || keys.size > OFFERS_AT_MOST) return { answer: "nothing" };
  const claims = [...keys].flatMap((key) => (key === null ? [] : [{ key, basis: "address on the page" }]));
  return { answer: "subject", site: "generic", record: null, claims, confidence: "possible" };
}

function keyOf(element: Element): string | null {
  const written =
    mailto(element.getAttribute("href")) ??
    ("value" in element && typeof element.value === "string" ? element.value : null) ??
    element.getAttribute("data-email") ??
    element.getAttribute("title") ??
    element.textContent;
  return normaliseKey(`email:${written ?? ""}`);
}

const mailto = (href: string | null): string | null =>
  href !== null && /^mailto:/i.test(href) ? (href.slice("mailto:".length).split("?")[0] ?? null) : null;

/** A mailbox several people read, or an address of the page's own company. */
function isHouse(key: string, host: string): boolean {
  const parts = emailParts(key);
  if (parts === null) return true;
  return ROLE_LOCAL_PARTS.includes(parts.local) || host === parts.domain || host.endsWith(`.${parts.domain}`);
}

const isVisible = (element: Element): boolean =>
  element.closest('[hidden], [aria-hidden="true"], [inert]') === null &&
  (typeof element.checkVisibility !== "function" || element.checkVisibility({ visibilityProperty: true }));
