/**
 * A person clicks from ticket to ticket while pages, browser and service speak in any order that each of them keeps to itself.
 * Whatever the order: nobody but the customer of the ticket that was last opened is ever shown, and in the end that one is.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { step } from "../../../extension/background/follow.ts";
import type { TabEvent } from "../../../extension/background/step.ts";
import { type Context, newTab, type Tab } from "../../../extension/background/tab.ts";
import { answered, notYet, shownName, subject, TAB, urlOf } from "./tab-case.ts";

type World = {
  tab: Tab;
  /** What the page is at, and what it last said. */
  ticket: string;
  page: string;
  turn: number;
  fromPage: TabEvent[];
  fromBrowser: TabEvent[];
  asked: Context[];
  /** Tickets that the background has been told of since the last click: only those may stand on the screen. */
  log: string[];
};

const newWorld = (): World => ({
  tab: { ...newTab(TAB), wanted: true },
  ticket: "0",
  page: "page-0",
  turn: 0,
  fromPage: [],
  fromBrowser: [],
  asked: [],
  log: [],
});

function say(world: World, reading: ReturnType<typeof subject>): void {
  const { page, ticket } = world;
  world.fromPage.push({ on: "seen", seen: { verb: "seen", page, turn: world.turn++, url: urlOf(ticket), reading } });
}

function deliver(world: World, event: TabEvent): void {
  const { tab, effects } = step(world.tab, event);
  world.tab = tab;
  for (const effect of effects) {
    if (effect.do === "ask") world.asked.push(effect.context);
    if (effect.do === "look") say(world, subject(world.ticket));
  }
}

/** One thing happens: a click, a load, or the next word of whoever is drawn. */
function happen(
  world: World,
  what: { click?: string; load?: string; from?: "page" | "browser"; answer?: number },
): void {
  if (what.click !== undefined || what.load !== undefined) {
    world.ticket = what.click ?? what.load ?? "0";
    world.fromBrowser.push({ on: "navigated", url: urlOf(world.ticket) });
    if (what.load !== undefined) {
      // What an unloaded page still had to say is lost with it.
      world.fromPage = [];
      world.page = `page-${world.turn}`;
      world.turn = 0;
    } else say(world, notYet(world.ticket));
    say(world, subject(world.ticket));
  } else if (what.answer !== undefined) {
    const [context] = world.asked.splice(what.answer % Math.max(1, world.asked.length), 1);
    if (context) deliver(world, answered(context, ticketIn(context)));
  } else {
    const event = (what.from === "page" ? world.fromPage : world.fromBrowser).shift();
    if (event) deliver(world, event);
  }
}

/** The service answers about whom it was asked, never about whom the page is now. */
const ticketIn = ({ key }: Context): string => /ticket:(\d+)/.exec(key)?.[1] ?? "";

const ticket = fc.constantFrom("1", "2", "3");
const thing = fc.oneof(
  { weight: 2, arbitrary: fc.record({ click: ticket }) },
  { weight: 1, arbitrary: fc.record({ load: ticket }) },
  { weight: 4, arbitrary: fc.record({ from: fc.constantFrom("page" as const, "browser" as const) }) },
  { weight: 3, arbitrary: fc.record({ answer: fc.nat(5) }) },
);

it("never shows another customer than the one the background was last told of, in any order", () => {
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 60 }), (things) => {
      const world = newWorld();
      for (const what of things) {
        happen(world, what);
        const shown = shownName(world.tab);
        const reading = world.tab.reading;
        if (shown !== null) expect(reading).toMatchObject({ answer: "subject", record: `demo::ticket:${shown}` });
      }
    }),
    { numRuns: 2000 },
  );
});

it("shows the customer of the last ticket once everybody has spoken, in any order", () => {
  fc.assert(
    fc.property(
      fc.array(thing, { maxLength: 60 }),
      fc.array(fc.boolean(), { maxLength: 200 }),
      ticket,
      (things, coins, last) => {
        const world = newWorld();
        for (const what of [...things, { click: last }]) happen(world, what);
        let n = 0;
        while (world.fromPage.length + world.fromBrowser.length + world.asked.length > 0) {
          expect(n, "It never comes to rest.").toBeLessThan(1000);
          const coin = coins[n++ % Math.max(1, coins.length)] ?? false;
          const from = coin === world.fromPage.length > 0 ? "page" : "browser";
          if (world[from === "page" ? "fromPage" : "fromBrowser"].length > 0) happen(world, { from });
          else if (world.fromPage.length > 0) happen(world, { from: "page" });
          else if (world.fromBrowser.length > 0) happen(world, { from: "browser" });
          else happen(world, { answer: n });
        }
        expect(shownName(world.tab)).toBe(last);
      },
    ),
    { numRuns: 2000 },
  );
});
