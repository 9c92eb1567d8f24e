import { describe, expect, it } from "vitest";
import { read } from "../../../extension/sites/index.ts";
import { keysOf, savedPage } from "../../suites/site.ts";

const open = (change?: (doc: Document) => void, url = "https://app.crm.test/contacts/1") =>
  savedPage("generic", { file: "contact.html", url }, change);
const link = (doc: Document, address: string) => {
  const a = doc.createElement("a");
  a.href = `mailto:${address}`;
  doc.querySelector("main")?.append(a);
};

describe("any other page", () => {
  it("offers marked addresses and never selects", () => {
    const reading = read(open(), true);
    expect(reading).toMatchObject({ answer: "subject", record: null, confidence: "possible" });
    expect(keysOf(reading)).toEqual(["email:ada.byrne@northwind.test", "email:ada@home.test"]);
  });

  it.each([
    ["in a message", "bilal@osei-labs.test"],
    ["in a quote", "zoe@kumo.test"],
    ["in a hidden tab", "hidden@other.test"],
    ["in an editor", "draft@else.test"],
    ["in the navigation", "newsletter@else.test"],
    ["of the signed-in agent, wherever it stands", "jo.agent@desk.test"],
    ["that several people read", "billing@northwind.test"],
    ["of the page's own company", "lee@crm.test"],
  ])("offers no address %s", (_where, address) => {
    const page = open();
    expect(page.doc.documentElement.outerHTML).toContain(address);
    expect(keysOf(read(page, true))).not.toContain(`email:${address}`);
  });

  it("reads an address that stands only in a field's value or in a title", () => {
    const page = open((doc) => {
      doc.querySelector("dl")?.remove();
      const name = doc.createElement("span");
      name.title = "Zoe@Kumo.test";
      name.textContent = "Zoë";
      doc.querySelector("main")?.append(name);
    });
    expect(keysOf(read(page, true))).toEqual(["email:zoe@kumo.test"]);
  });

  it("offers nothing on a list of people", () => {
    const page = open((doc) => {
      for (let n = 0; n < 5; n++) link(doc, `person${n}@else.test`);
    });
    expect(read(page, true)).toEqual({ answer: "nothing" });
  });

  it("offers nothing on a page without addresses", () =>
    expect(
      read(
        open((doc) => doc.querySelectorAll("main, header, nav").forEach((e) => e.remove())),
        true,
      ),
    ).toEqual({
      answer: "nothing",
    }));
});
