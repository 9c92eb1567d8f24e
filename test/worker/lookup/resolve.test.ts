/** Claims against what the directory says, as a table. */
import { expect, it } from "vitest";
import type { Found } from "../../../worker/ledger/types.ts";
import { keysToFind, resolve } from "../../../worker/routes/lookup/resolve.ts";

const one = (customer: string, home = customer): Found => ({ status: "one", address: { customer, home } });
const KNOWN: Record<string, Found> = {
  "desk::ticket:1": one("ada", "acme"),
  "desk::org:1": one("acme"),
  "email:ada@acme.example": one("ada", "acme"),
  "email:bob@beta.example": one("bob"),
  "email:info@acme.example": {
    status: "several",
    addresses: [
      { customer: "ada", home: "acme" },
      { customer: "bob", home: "bob" },
    ],
  },
  "domain:acme.example": one("acme"),
  "phone:+441134960000": one("bob"),
};

function answer(...keys: string[]): string {
  const claims = keys.map((key) => ({ key }));
  const asked = new Set(keysToFind(claims));
  const result = resolve(claims, (key) => {
    if (!asked.has(key)) throw new Error(`${key} was not asked for`);
    return KNOWN[key] ?? { status: "none" };
  });
  if (result.status === "matched") return `${result.address.customer} ${result.match.confidence}`;
  if (result.status === "ambiguous") return `? ${result.choices.map(({ address }) => address.customer).join(" ")}`;
  return "unknown";
}

it.each([
  ["a ticket's customer", ["desk::ticket:1"], "ada certain"],
  ["a personal address", ["email:ada@acme.example"], "ada certain"],
  ["a phone number", ["phone:+441134960000"], "bob certain"],
  ["two claims of one customer", ["desk::ticket:1", "email:ada@acme.example"], "ada certain"],
  ["a ticket before the address that stands first", ["email:bob@beta.example", "desk::ticket:1"], "? ada bob"],
  ["two customers on one page", ["desk::ticket:1", "email:bob@beta.example"], "? ada bob"],
  ["a person and their account", ["desk::ticket:1", "desk::org:1"], "ada certain"],
  ["an unknown ticket of a known address", ["desk::ticket:9", "email:bob@beta.example"], "bob certain"],
  ["a shared address", ["email:info@acme.example"], "? ada bob"],
  ["a shared address beside a certain claim", ["email:info@acme.example", "desk::ticket:1"], "ada certain"],
  ["a domain", ["domain:acme.example"], "? acme"],
  ["a domain beside a certain claim", ["domain:acme.example", "email:bob@beta.example"], "bob certain"],
  ["an unknown person at a known account", ["email:eve@acme.example"], "? acme"],
  ["a known address under a tag", ["email:bob+news@beta.example"], "? bob"],
  ["an unknown person at a free mail host", ["email:eve@gmail.com"], "unknown"],
  ["nobody", ["desk::ticket:9"], "unknown"],
])("%s", (_, keys, expected) => {
  expect(answer(...keys)).toBe(expected);
});

it("a mail host for everybody is never asked for as an account", () => {
  expect(keysToFind([{ key: "email:eve@gmail.com" }])).toEqual(["email:eve@gmail.com"]);
});
