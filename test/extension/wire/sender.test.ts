import { describe, expect, it } from "vitest";
import { isOwnPage, type Speaker, speakingTab } from "../../../extension/wire/sender.ts";

const own = { id: "marbles", root: "chrome-extension://marbles/" };
const page: Speaker = {
  id: "marbles",
  url: "https://desk.test/1",
  frameId: 0,
  tab: { id: 5 },
  documentLifecycle: "active",
};
const panelInTab: Speaker = {
  id: "marbles",
  url: "chrome-extension://marbles/sidepanel.html",
  frameId: 0,
  tab: { id: 6 },
};

describe("who is speaking", () => {
  it("takes a page's script in the top frame", () => expect(speakingTab(page, own)).toBe(5));

  it.each<[string, Partial<Speaker>]>([
    ["a frame inside the page", { frameId: 3 }],
    ["a page rendered ahead", { documentLifecycle: "prerender" }],
    ["a page in the cache", { documentLifecycle: "cached" }],
    ["another extension", { id: "other" }],
    ["somebody without an id", { id: undefined }],
    ["somebody without a tab", { tab: undefined }],
  ])("does not take %s for it", (_who, change) => expect(speakingTab({ ...page, ...change }, own)).toBeNull());

  it("knows our own page by its address, in a tab or not", () => {
    expect(isOwnPage(panelInTab, own)).toBe(true);
    expect(isOwnPage({ ...panelInTab, tab: undefined }, own)).toBe(true);
    expect(speakingTab(panelInTab, own)).toBeNull();
  });

  it.each<[string, Partial<Speaker>]>([
    ["a page's script", page],
    ["another extension", { id: "other" }],
    ["an address that only begins alike", { url: "chrome-extension://marbles.evil/sidepanel.html" }],
    ["no address", { url: undefined }],
  ])("does not take %s for our own page", (_who, change) =>
    expect(isOwnPage({ ...panelInTab, ...change }, own)).toBe(false),
  );
});
