import { describe, expect, it } from "vitest";
import { patternOf, serverAddress } from "../../../extension/wire/origins.ts";

describe("the address of a service", () => {
  it.each([
    ["https://marbles.acme.test/", "https://marbles.acme.test"],
    [" https://acme.test/marbles/?x=1#y ", "https://acme.test/marbles"],
    ["http://localhost:8787/", "http://localhost:8787"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ])("%s is kept as %s", (given, kept) => expect(serverAddress(given)).toBe(kept));

  it.each([
    "http://marbles.acme.test",
    "http://localhost.evil.test",
    "ftp://acme.test",
    "https://me:pw@acme.test",
    "acme.test",
    "",
  ])("%s is refused: the key would travel in the open, or nowhere", (given) => expect(serverAddress(given)).toBeNull());
});

describe("the pattern of a site", () => {
  it.each([
    ["https://desk.test/agent/tickets/1", "https://desk.test/*"],
    ["http://desk.test:8401/Ticket/Display.html?id=1", "http://desk.test/*"],
    ["chrome://extensions/", null],
    ["file:///etc/passwd", null],
    ["", null],
  ])("of %s is %s", (address, pattern) => expect(patternOf(address)).toBe(pattern));
});
