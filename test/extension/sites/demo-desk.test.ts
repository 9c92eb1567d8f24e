import { expect, it } from "vitest";
import { demoDesk } from "../../../extension/sites/demo-desk/site.ts";
import { read, siteOf } from "../../../extension/sites/index.ts";
import { describeSite, keysOf, savedPage } from "../../suites/site.ts";

const TICKET = { file: "ticket-1003.html", url: "http://localhost:8787/demo-desk/tickets/1003" };

describeSite({
  site: demoDesk,
  subject: {
    ...TICKET,
    record: "demo::ticket:1003",
    claims: ["demo::ticket:1003", "email:zoe.celik+support@kumo.test"],
    never: ["ada.byrne@northwind.test", "bilal@osei-labs.test", "office@kumo.test"],
  },
  nothing: [{ file: "tickets.html", url: "http://localhost:8787/demo-desk/tickets" }],
  notYet: { file: "ticket-1003.html", url: "http://localhost:8787/demo-desk/tickets/1001" },
  sameRecord: [
    "http://localhost:8787/demo-desk/tickets/1003/",
    "http://127.0.0.1:9000/demo-desk/tickets/1003?from=list#reply",
  ],
  otherTenant: { skip: "there is one demo desk" },
});

it("lets nothing speak when address and page keep naming different tickets", () => {
  const behind = savedPage("demo-desk", { ...TICKET, url: "http://localhost:8787/demo-desk/tickets/1001" });
  expect(read(behind, true)).toEqual({ answer: "not-yet", site: "demo-desk", record: "demo::ticket:1001" });
  expect(read(behind, false)).toEqual({ answer: "nothing" });
});

it("lets the address speak alone when the page never names its ticket", () => {
  const bare = savedPage("demo-desk", TICKET, (doc) => doc.querySelector("[data-ticket-id]")?.remove());
  expect(keysOf(read(bare, false))).toEqual(["demo::ticket:1003"]);
});

it("follows a requester who is changed in place", () => {
  const page = savedPage("demo-desk", TICKET, (doc) => {
    const field = doc.querySelector('[data-testid="requester-email"]');
    if (field) field.textContent = "BILAL@osei-labs.test ";
  });
  expect(keysOf(read(page, true))).toEqual(["demo::ticket:1003", "email:bilal@osei-labs.test"]);
});

it("claims only the ticket where the page shows a name and no address", () => {
  const page = savedPage("demo-desk", TICKET, (doc) => {
    const field = doc.querySelector('[data-testid="requester-email"]');
    if (field) field.textContent = "Zoë Çelik";
  });
  expect(keysOf(read(page, true))).toEqual(["demo::ticket:1003"]);
});

it("knows no other page of the same server", () =>
  expect(siteOf(savedPage("demo-desk", { ...TICKET, url: "http://localhost:8787/customers/1003" }))).toBeNull());
