/** Request Tracker 5 (Best Practical). Companies host it themselves, often below a path; every page is loaded whole. */
import type { Site, UrlRule } from "../site.ts";

/** The heading of every ticket page carries `#3`, in every language. Seen in 5.0.3, 2026-11. */
const HEADING = { selector: "#header h1", place: { in: "text" }, pattern: /#(?<id>\d+)\b/ } as const;

/** The people box as read, not the form beside it that edits it. Seen in 5.0.3, 2026-11. */
const REQUESTOR = ".ticket-info-people .inline-edit-display .requestors .user[data-user-id]";

/** RT writes an address as `Name <a@b>`, or bare where the user has no name. */
const ADDRESS = /^(?:[\s\S]*<)?(?<value>[^\s<>]+@[^\s<>]+)>?$/;

const ticket: UrlRule = {
  record: "ticket",
  basis: "ticket in the address",
  path: /\/Ticket\/(?:Display|Update|Modify\w*|History|ShowEmailRecord|Forward|Reminders)\.html$/,
  query: { id: /^(?<id>\d+)$/ },
  confirm: HEADING,
};

const user: UrlRule = {
  record: "user",
  basis: "customer in the address",
  path: /\/User\/(?:Summary|History)\.html$/,
  query: { id: /^(?<id>\d+)$/ },
  confirm: "full load",
};

export const requestTracker: Site = {
  id: "request-tracker",
  name: "Request Tracker",
  system: "rt",
  hosts: null,
  marks: ["body[id^='comp-']", "#rt-header-container"],
  tenant: "host",
  urlRules: [ticket, user],
  activeRoot: ".main-container",
  excludeRoots: [".messagebody", ".transaction", ".history-container", ".ticket-info-requestor", "form"],
  fields: [
    { basis: "requester's address", selector: REQUESTOR, place: { in: "text" }, kind: "email", pattern: ADDRESS },
    {
      basis: "customer's address",
      selector: "body[id^='comp-User-'] #header h1",
      place: { in: "text" },
      kind: "email",
      pattern: ADDRESS,
    },
  ],
  people: [
    {
      role: "requester",
      selector: REQUESTOR,
      record: "user",
      place: { in: "attribute", name: "data-user-id" },
      pattern: /^(?<id>\d+)$/,
    },
  ],
  dead: ["#body > .error", "#comp-NoAuth-Login"],
};
