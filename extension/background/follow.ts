/**
 * Never the wrong customer: what happens to a tab, as a pure function. Any change of page blanks what was shown, counts `seq` up and
 * stops the question under way; an answer is taken only in the context it was asked in. What must be done comes out as effects.
 */
import { recordIn } from "../sites/address.ts";
import { siteNamed } from "../sites/index.ts";
import type { Reading } from "../sites/site.ts";
import type { Seen } from "../wire/said.ts";
import { stepAnswer } from "./answer.ts";
import { stepPerson } from "./person.ts";
import { entered, type Step, still, type TabEvent } from "./step.ts";
import type { Question, Shown, Stage, Tab } from "./tab.ts";

export function step(tab: Tab, event: TabEvent): Step {
  switch (event.on) {
    case "navigated":
      return navigated(tab, event.url);
    case "seen":
      return seen(tab, event.seen);
    case "silent":
      return silent(tab, event.allowed);
    case "refused":
      return still(tab.stage.is === "no-access" ? { ...tab, stage: { is: "no-access", refused: true } } : tab);
    case "wanted":
      return attended(tab, event.wanted);
    case "answered":
    case "failed":
    case "timeline":
      return stepAnswer(tab, event);
    case "choose":
    case "accept":
    case "refresh":
    case "not-this-person":
    case "more-timeline":
      return stepPerson(tab, event);
  }
}

/** Noise around the same record (a query added, a hash, a replaced address) changes nothing. */
function navigated(tab: Tab, url: string): Step {
  if (url === tab.url) return still(tab);
  if (isSameRecord(tab.reading, url)) return still({ ...tab, url, doubted: null });
  const blank = {
    ...tab,
    url,
    doubted: null,
    reading: null,
    seq: tab.seq + 1,
    stage: { is: "waiting" } satisfies Stage,
  };
  return { tab: blank, effects: [{ do: "stop" }, { do: "look" }] };
}

function isSameRecord(reading: Reading | null, url: string): boolean {
  if (reading === null || reading.answer === "nothing" || reading.record === null || !URL.canParse(url)) return false;
  const site = siteNamed(reading.site);
  return site !== null && recordIn(site, new URL(url))?.key === reading.record;
}

function seen(tab: Tab, said: Seen): Step {
  if (said.page === tab.page && said.turn <= tab.turn) return still(tab);
  if (isDoubtful(tab, said)) return { tab: { ...tab, doubted: said.url }, effects: [{ do: "look" }] };
  const heard: Tab = { ...tab, page: said.page, turn: said.turn, url: said.url, doubted: null, reading: said.reading };
  const stage = stageFor(said.reading, tab.wanted, keptShown(tab, said));
  if (!isNews(tab, heard, stage)) return still({ ...heard, stage: tab.stage });
  return entered({ ...heard, seq: tab.seq + 1, stage });
}

/** The page speaks of another address than the browser reported: an old message, unless it says so again when asked. */
function isDoubtful(tab: Tab, said: Seen): boolean {
  if (tab.url === null || said.url === tab.url || said.url === tab.doubted) return false;
  return tab.stage.is === "waiting" && said.reading.answer !== "not-yet" && !isSameRecord(said.reading, tab.url);
}

/** A page that says the same again is no news, even as a new document; but a question under way was asked of the old one. */
function isNews(before: Tab, heard: Tab, stage: Stage): boolean {
  if (before.stage.is === "asking" && before.page !== heard.page) return true;
  const was = before.reading;
  if (was === null || before.stage.is === "no-access" || before.stage.is === "starting") return true;
  return (
    JSON.stringify(was) !== JSON.stringify(heard.reading) ||
    (stage.is === "waiting") !== (before.stage.is === "waiting")
  );
}

/** A page that says more about the same record, and takes nothing back, may keep its card while the question is asked again. */
function keptShown(tab: Tab, { page, reading }: Seen): Shown | null {
  const was = tab.reading;
  if (tab.stage.is !== "matched" || page !== tab.page) return null;
  if (was?.answer !== "subject" || reading.answer !== "subject" || reading.record !== was.record) return null;
  const now = new Set(reading.claims.map(({ key }) => key));
  return was.claims.every(({ key }) => now.has(key)) ? tab.stage.shown : null;
}

function stageFor(reading: Reading, wanted: boolean, shown: Shown | null): Stage {
  if (reading.answer === "nothing") return { is: "nothing" };
  if (reading.answer === "not-yet") return { is: "waiting" };
  if (reading.confidence === "possible") return { is: "offer", claims: reading.claims };
  const question: Question = { by: "claims", record: reading.record, claims: reading.claims };
  return wanted ? { is: "asking", question, shown } : { is: "held", question };
}

function silent(tab: Tab, allowed: boolean): Step {
  if (allowed) return tab.stage.is === "nothing" ? still(tab) : entered(blank(tab, { is: "nothing" }));
  return tab.stage.is === "no-access" ? still(tab) : entered(blank(tab, { is: "no-access", refused: false }));
}

const blank = (tab: Tab, stage: Stage): Tab => ({
  ...tab,
  page: null,
  turn: -1,
  reading: null,
  seq: tab.seq + 1,
  stage,
});

function attended(tab: Tab, wanted: boolean): Step {
  const next = { ...tab, wanted };
  if (!wanted || tab.stage.is !== "held") return still(next);
  return entered({ ...next, seq: tab.seq + 1, stage: { is: "asking", question: tab.stage.question, shown: null } });
}
