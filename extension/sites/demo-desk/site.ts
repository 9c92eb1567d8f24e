/** The demo desk that `npm start` serves: a single-page help desk with its tickets on the left and one open ticket. */
import type { Site } from "../site.ts";

/** As served since 2026-11; `test/fixtures/sites/demo-desk` holds pages of it. */
const TICKET = '[data-testid="ticket"][data-ticket-id]';
const REQUESTER_EMAIL = '[data-testid="requester"] [data-testid="requester-email"]';

export const demoDesk: Site = {
  id: "demo-desk",
  name: "Demo desk",
  system: "demo",
  hosts: /^(localhost|127\.0\.0\.1)$/,
  path: /^\/demo-desk(?:\/|$)/,
  tenant: "none",
  urlRules: [
    {
      record: "ticket",
      basis: "ticket in the address",
      path: /^\/demo-desk\/tickets\/(?<id>[^/]+)\/?$/,
      confirm: { selector: TICKET, place: { in: "attribute", name: "data-ticket-id" }, pattern: /^(?<id>.+)$/ },
    },
  ],
  activeRoot: TICKET,
  excludeRoots: ['[data-testid="message"]', "blockquote", "[contenteditable]"],
  fields: [{ basis: "requester's address", selector: REQUESTER_EMAIL, place: { in: "text" }, kind: "email" }],
  people: [],
};
