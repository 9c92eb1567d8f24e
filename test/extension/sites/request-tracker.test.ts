import { describe, expect, it } from "vitest";
import { recordIn } from "../../../extension/sites/address.ts";
import { read, siteOf } from "../../../extension/sites/index.ts";
import { requestTracker } from "../../../extension/sites/request-tracker/site.ts";
import { describeSite, keysOf, savedPage } from "../../suites/site.ts";

const AT = "http://desk.northwind.test:8401";
const open = (file: string, path: string, change?: (doc: Document) => void) =>
  savedPage("request-tracker", { file, url: AT + path }, change);

describeSite({
  site: requestTracker,
  subject: {
    file: "ticket-1.html",
    url: `${AT}/Ticket/Display.html?id=1`,
    record: "rt:desk.northwind.test:ticket:1",
    claims: ["rt:desk.northwind.test:ticket:1", "rt:desk.northwind.test:user:27", "email:ada.byrne@northwind.test"],
    never: ["bilal@osei-labs.test", 'data-user-id="6"', 'data-user-id="1"'],
  },
  nothing: [
    { file: "search.html", url: `${AT}/Search/Results.html?Query=id%3E0` },
    { file: "login.html", url: `${AT}/NoAuth/Login.html?next=abc` },
    { file: "login.html", url: `${AT}/Ticket/Display.html?id=1` },
    { file: "ticket-999-error.html", url: `${AT}/Ticket/Display.html?id=999` },
  ],
  notYet: { file: "ticket-1.html", url: `${AT}/Ticket/Display.html?id=2` },
  sameRecord: [
    `${AT}/Ticket/Display.html?id=1#txn-50`,
    `${AT}/Ticket/Display.html?results=abc;id=1`,
    `${AT}/Ticket/Display.html?id=1&results=abc`,
    "https://desk.northwind.test/rt/Ticket/History.html?id=1",
    "https://DESK.northwind.test/Ticket/Modify%50eople.html?id=%31",
  ],
  otherTenant: { url: "http://desk.kumo.test/Ticket/Display.html?id=1" },
});

describe("Request Tracker", () => {
  it("shows who asked in ticket 3, not whom the text names", () =>
    expect(keysOf(read(open("ticket-3.html", "/Ticket/Display.html?id=3"), true))).toEqual([
      "rt:desk.northwind.test:ticket:3",
      "rt:desk.northwind.test:user:31",
      "email:zoe.celik+support@kumo.test",
    ]));

  it("reads the customer of a user page, not the agent who is signed in", () =>
    expect(keysOf(read(open("user-31.html", "/User/Summary.html?id=31"), true))).toEqual([
      "rt:desk.northwind.test:user:31",
      "email:zoe.celik+support@kumo.test",
    ]));

  it.each([
    ["ticket-1-modify.html", "/Ticket/Modify.html?id=1", "rt:desk.northwind.test:ticket:1"],
    ["ticket-3-history.html", "/Ticket/History.html?id=3", "rt:desk.northwind.test:ticket:3"],
  ])("keeps to the ticket on %s, where messages stand and the people box does not", (file, path, key) =>
    expect(keysOf(read(open(file, path), true))).toEqual([key]),
  );

  it("is not fooled by a message that poses as the people box", () => {
    const page = open("ticket-3.html", "/Ticket/Display.html?id=3", (doc) => {
      const body = doc.createElement("div");
      body.className = "messagebody";
      const box = doc.querySelector(".ticket-info-people")?.cloneNode(true) as Element;
      const user = box.querySelector(".requestors .user");
      user?.setAttribute("data-user-id", "27");
      if (user) user.textContent = "Ada <ada.byrne@northwind.test>";
      body.append(box);
      doc.querySelector("#body")?.prepend(body);
    });
    expect(keysOf(read(page, true))).toEqual([
      "rt:desk.northwind.test:ticket:3",
      "rt:desk.northwind.test:user:31",
      "email:zoe.celik+support@kumo.test",
    ]);
  });

  it("reads the same under localised labels", () => {
    const page = open("ticket-3.html", "/Ticket/Display.html?id=3", (doc) => {
      for (const label of doc.querySelectorAll(".label")) label.textContent = "Anfragende:";
    });
    expect(keysOf(read(page, true))).toHaveLength(3);
  });

  it("claims every requester where there are several", () => {
    const page = open("ticket-1.html", "/Ticket/Display.html?id=1", (doc) => {
      const first = doc.querySelector(".inline-edit-display .requestors .user");
      const second = first?.cloneNode(true) as Element;
      second.setAttribute("data-user-id", "44");
      second.textContent = "carl@northwind.test";
      first?.after(second);
    });
    expect(keysOf(read(page, true))).toEqual(
      expect.arrayContaining(["rt:desk.northwind.test:user:44", "email:carl@northwind.test"]),
    );
  });

  it.each([
    "/Ticket/Create.html?Queue=1",
    "/Ticket/Display.html",
    "/Ticket/Display.html?id=new",
    "/User/Prefs.html?id=14",
  ])("names no record in %s", (path) => expect(recordIn(requestTracker, new URL(AT + path))).toBeNull());

  it("is known by its marks on whatever host a company runs it", () => {
    expect(siteOf(open("ticket-1.html", "/Ticket/Display.html?id=1"))?.id).toBe("request-tracker");
    const bare = open("ticket-1.html", "/Ticket/Display.html?id=1", (doc) => doc.body.removeAttribute("id"));
    expect(siteOf(bare)).toBeNull();
  });
});
