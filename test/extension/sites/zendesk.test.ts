import { describe, expect, it } from "vitest";
import { recordIn } from "../../../extension/sites/address.ts";
import { read, siteOf } from "../../../extension/sites/index.ts";
import { zendesk } from "../../../extension/sites/zendesk/site.ts";
import { describeSite, keysOf, savedPage } from "../../suites/site.ts";

const AT = "https://northwind.zendesk.com";

describeSite({
  site: zendesk,
  subject: {
    file: "ticket-456.html",
    url: `${AT}/agent/tickets/456`,
    record: "zendesk:northwind:ticket:456",
    claims: ["zendesk:northwind:ticket:456", "email:ada.o'byrne@northwind.test"],
    never: ["bilal@osei-labs.test", "zoe.celik@kumo.test"],
  },
  nothing: [
    { file: "loading.html", url: `${AT}/agent/filters/123` },
    { file: "ticket-456.html", url: `${AT}/agent/dashboard` },
    { file: "ticket-456.html", url: `${AT}/agent/tickets/new/1` },
  ],
  notYet: { file: "loading.html", url: `${AT}/agent/tickets/456` },
  sameRecord: [`${AT}/agent/tickets/456/events`, "https://NORTHWIND.zendesk.com/agent/tickets/456?brand=1#c"],
  otherTenant: { url: "https://kumo.zendesk.com/agent/tickets/456" },
});

describe("Zendesk", () => {
  const both = (url: string, change?: (doc: Document) => void) =>
    savedPage("zendesk", { file: "ticket-456.html", url }, change);

  it("waits while the tab in front is still the previous ticket", () => {
    expect(read(both(`${AT}/agent/tickets/457`), true).answer).toBe("not-yet");
    expect(keysOf(read(both(`${AT}/agent/tickets/457`), false))).toEqual([]);
  });

  it("reads the other pane once it is in front", () => {
    const page = both(`${AT}/agent/tickets/457`, (doc) => {
      for (const pane of doc.querySelectorAll(".ticket-panes-grid-layout"))
        pane.setAttribute("data-is-active", String(pane.getAttribute("data-is-active") === "false"));
    });
    expect(keysOf(read(page, true))).toEqual(["zendesk:northwind:ticket:457", "email:zoe.celik@kumo.test"]);
  });

  it.each([
    ["/agent/users/77/requested_tickets", "zendesk:northwind:user:77"],
    ["/agent/organizations/9", "zendesk:northwind:organization:9"],
  ])("takes %s from the address and reads no ticket that is open behind it", (path, key) =>
    expect(keysOf(read(both(AT + path), true))).toEqual([key]),
  );

  it("lets the ticket in the address speak once patience is over, should the hooks have changed", () => {
    const page = savedPage("zendesk", { file: "loading.html", url: `${AT}/agent/tickets/456` });
    expect(keysOf(read(page, false))).toEqual(["zendesk:northwind:ticket:456"]);
  });

  it("is not found on a host that only looks like it", () => {
    expect(siteOf(both("https://northwind.zendesk.com.evil.test/agent/tickets/456"))).toBeNull();
    expect(recordIn(zendesk, new URL(`${AT}/hc/en-us/requests/456`))).toBeNull();
  });
});
