/**
 * Zendesk's agent workspace. A single page that keeps every open ticket in the document: only the pane in front is read.
 * Address shapes: toggl/track-extension and the public API docs. Hooks are second-hand and dated, not seen live by us:
 * where one no longer holds, the ticket in the address still speaks, a moment later.
 */
import type { Site } from "../site.ts";

/** Reported verified 2026-06. */
const ACTIVE_PANE = '.ticket-panes-grid-layout[data-is-active="true"]';
/** Reported verified 2026-06: `ticket-456-custom-layout`. */
const LAYOUT = '[data-test-id^="ticket-"][data-test-id$="-custom-layout"]';
/** Second-hand, 2026: the customer context beside the conversation. */
const CONTEXT_EMAIL = '[data-test-id="customer-context-email"]';

export const zendesk: Site = {
  id: "zendesk",
  name: "Zendesk",
  system: "zendesk",
  hosts: /^[a-z0-9][a-z0-9-]*\.zendesk\.com$/i,
  tenant: "subdomain",
  urlRules: [
    {
      record: "user",
      basis: "customer in the address",
      path: /^\/agent\/users\/(?<id>\d+)(?:\/|$)/,
    },
    {
      record: "organization",
      basis: "organization in the address",
      path: /^\/agent\/organizations\/(?<id>\d+)(?:\/|$)/,
    },
    {
      record: "ticket",
      basis: "ticket in the address",
      path: /^\/agent\/tickets\/(?<id>\d+)(?:\/|$)/,
      confirm: {
        selector: LAYOUT,
        place: { in: "attribute", name: "data-test-id" },
        pattern: /^ticket-(?<id>\d+)-custom-layout$/,
      },
    },
  ],
  activeRoot: ACTIVE_PANE,
  excludeRoots: [
    '[data-test-id="omni-log-container"]',
    "article",
    "blockquote",
    "[contenteditable]",
    '[aria-hidden="true"]',
  ],
  fields: [{ basis: "requester's address", selector: CONTEXT_EMAIL, place: { in: "text" }, kind: "email" }],
  people: [],
};
