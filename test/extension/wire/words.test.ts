import { describe, expect, it } from "vitest";
import type { Seen } from "../../../extension/wire/said.ts";
import { parsePageVerb, parsePanelVerb, parseSeen } from "../../../extension/wire/words.ts";

const seen: Seen = {
  verb: "seen",
  page: "0c5e0f3e-0000-4000-8000-000000000000",
  turn: 3,
  url: "https://desk.test/agent/tickets/1",
  reading: {
    answer: "subject",
    site: "zendesk",
    record: "zendesk:a:ticket:1",
    claims: [{ key: "zendesk:a:ticket:1", basis: "ticket in the address" }],
    confidence: "certain",
  },
};
const reading = seen.reading;

describe("what a page's script may say", () => {
  it.each<[string, Seen]>([
    ["a subject", seen],
    ["nothing here", { ...seen, reading: { answer: "nothing" } }],
    ["not yet", { ...seen, reading: { answer: "not-yet", site: "zendesk", record: "zendesk:a:ticket:1" } }],
  ])("is %s", (_what, said) => expect(parseSeen(said)).toEqual(said));

  it.each<[string, unknown]>([
    ["a verb of the panel", { verb: "refresh" }],
    ["a verb of the settings", { verb: "connect", serverUrl: "https://evil.test", apiKey: "x" }],
    ["text of the page beside its keys", { ...seen, text: "Dear support" }],
    ["a key too long to be one", { ...seen, reading: { ...reading, claims: [{ key: "x".repeat(513) }] } }],
    [
      "more claims than a record has",
      { ...seen, reading: { ...reading, claims: Array(21).fill({ key: "email:a@b.test" }) } },
    ],
    ["no claims", { ...seen, reading: { ...reading, claims: [] } }],
    ["an address that is no page", { ...seen, url: "chrome-extension://marbles/settings.html" }],
    ["an address made of script", { ...seen, url: "javascript:alert(1)" }],
    ["a confidence of its own making", { ...seen, reading: { ...reading, confidence: "proven" } }],
    ["a turn before the first", { ...seen, turn: -1 }],
    ["nothing at all", undefined],
    ["a text", "seen"],
  ])("is not %s", (_what, said) => expect(parseSeen(said)).toBeNull());
});

describe("what our own pages may say", () => {
  it.each([
    "https://*/*",
    "*://desk.test/*",
    "<all_urls>",
    "https://desk.test/agent/*",
    "https://*.test/*",
    "ftp://a.test/*",
  ])("is no site as wide or as odd as %s", (pattern) => {
    expect(parsePanelVerb({ verb: "granted", pattern })).toBeNull();
    expect(parsePageVerb({ verb: "forget-site", pattern })).toBeNull();
  });

  it("is a site of one host", () => {
    expect(parsePanelVerb({ verb: "granted", pattern: "https://desk.test/*" })).not.toBeNull();
    expect(parsePageVerb({ verb: "forget-site", pattern: "http://127.0.0.1/*" })).not.toBeNull();
  });

  it("is nothing that the panel says to the settings' door, nor the other way", () => {
    expect(parsePageVerb({ verb: "refresh" })).toBeNull();
    expect(parsePanelVerb({ verb: "disconnect" })).toBeNull();
  });
});
