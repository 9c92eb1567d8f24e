/** The watch on a page that changes under it; time is a list of things to do later. */
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { BUSY_MS, PATIENCE_MS, QUIET_MS, Watch } from "../../../extension/page/watch.ts";
import type { Seen } from "../../../extension/wire/said.ts";

const AT = "http://localhost:8787/demo-desk/tickets/";

function open(ticket: string) {
  const dom = new JSDOM("<!doctype html><body><main></main>", { url: AT + ticket });
  const doc = dom.window.document;
  const said: Seen[] = [];
  let clock = 0;
  let due: { at: number; run: () => void }[] = [];
  const watch = new Watch({
    doc,
    address: () => dom.window.location.href,
    say: (seen) => said.push(seen),
    later: (run, ms) => {
      const one = { at: clock + ms, run };
      due.push(one);
      return () => {
        due = due.filter((other) => other !== one);
      };
    },
    now: () => clock,
    page: "page-one",
  });
  const pass = (ms: number) => {
    const end = clock + ms;
    for (;;) {
      const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      clock = next.at;
      due = due.filter((one) => one !== next);
      next.run();
    }
    clock = end;
  };
  const draw = (id: string, email: string) => {
    const article = doc.createElement("article");
    article.dataset["testid"] = "ticket";
    article.dataset["ticketId"] = id;
    article.append(doc.createRange().createContextualFragment(requester(email)));
    doc.querySelector("main")?.replaceChildren(article);
    watch.changed();
  };
  const go = (id: string) => {
    dom.window.history.pushState(null, "", `/demo-desk/tickets/${id}`);
    watch.moved();
  };
  return { watch, said, pass, draw, go, dom, answers: () => said.map(({ reading }) => reading.answer) };
}
const requester = (email: string) =>
  `<div data-testid="requester"><span data-testid="requester-email">${email}</span></div>`;

describe("a page's watch", () => {
  it("says not-yet at once, and the subject once the page is quiet", () => {
    const page = open("1");
    page.watch.look(true);
    page.draw("1", "ada@a.test");
    expect(page.answers()).toEqual(["not-yet"]);
    page.pass(QUIET_MS);
    expect(page.answers()).toEqual(["not-yet", "subject"]);
  });

  it("says that it has left before the page has caught up, and never the old ticket under the new address", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    page.go("2");
    expect(page.said.at(-1)).toMatchObject({ url: `${AT}2`, reading: { answer: "not-yet", record: "demo::ticket:2" } });
    page.pass(500);
    expect(page.answers().at(-1)).toBe("not-yet");
    page.draw("2", "bilal@b.test");
    page.pass(QUIET_MS);
    expect(page.said.at(-1)?.reading).toMatchObject({ answer: "subject", record: "demo::ticket:2" });
  });

  it("does not stir for noise around the same record", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    const before = page.said.length;
    page.dom.window.history.replaceState(null, "", "?from=list#reply");
    page.watch.moved();
    page.pass(2 * PATIENCE_MS);
    expect(page.said.length).toBe(before);
  });

  it("takes back its word when the page turns to another ticket without a new address", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    page.draw("2", "bilal@b.test");
    page.pass(QUIET_MS);
    expect(page.answers().at(-1)).toBe("not-yet");
    page.pass(PATIENCE_MS);
    expect(page.answers().at(-1)).toBe("nothing");
  });

  it("lets the address speak alone when patience is over, and adds the rest when it comes", () => {
    const page = open("1");
    page.watch.look(true);
    page.pass(PATIENCE_MS);
    expect(page.said.at(-1)?.reading).toMatchObject({ answer: "subject", claims: [{ key: "demo::ticket:1" }] });
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    expect(page.said.at(-1)?.reading).toMatchObject({ claims: [{}, { key: "email:ada@a.test" }] });
  });

  it("reads a page that never rests, and not at every change", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    let changes = 0;
    for (let ms = 0; ms < BUSY_MS + 50; ms += 10, changes++) {
      page.watch.changed();
      page.pass(10);
    }
    expect(changes).toBeGreaterThan(30);
    expect(page.answers()).toEqual(["subject"]);
  });

  it("notices an address that changed without a word, when it is asked", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    page.dom.window.history.pushState(null, "", "/demo-desk/tickets/2");
    page.watch.look(true);
    expect(page.said.at(-1)?.reading).toEqual({ answer: "not-yet", site: "demo-desk", record: "demo::ticket:2" });
  });

  it("counts its turns and repeats itself only when asked to", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    page.watch.look(false);
    page.watch.look(true);
    expect(page.said.map(({ turn }) => turn)).toEqual([0, 1]);
  });

  it("takes leave with the page", () => {
    const page = open("1");
    page.draw("1", "ada@a.test");
    page.pass(QUIET_MS);
    page.watch.left();
    expect(page.answers().at(-1)).toBe("nothing");
  });
});
