import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseKey, normaliseSource, parseKey, recordKey } from "../../../shared/contract/keys.ts";

describe("a key has one normal form", () => {
  it.each([
    ["email:Ada@Example.com", "email:ada@example.com"],
    [" email: ada@example.com ", "email:ada@example.com"],
    ["email:mailto:ada@example.com", "email:ada@example.com"],
    ["email:ada%40example.com", "email:ada@example.com"],
    ["email:ada+shop@example.com", "email:ada+shop@example.com"],
    ["email:o'neil@example.ie", "email:o'neil@example.ie"],
    ["email:ada@BÜCHER.example", "email:ada@xn--bcher-kva.example"],
    ["phone:+44 (113) 496-0000", "phone:+441134960000"],
    ["phone:0044 113 4960000", "phone:+441134960000"],
    ["domain:www.Example.com", "domain:example.com"],
    ["Zendesk:ACME:Ticket:456", "zendesk:acme:ticket:456"],
    ["stripe::customer:cus_9", "stripe::customer:cus_9"],
    ["shop:eu:order:a:b:c", "shop:eu:order:a:b:c"],
    [
      "dynamics:org.crm.dynamics.com:contact:{0A1B2C3D-0000-4000-8000-0123456789AB}",
      "dynamics:org.crm.dynamics.com:contact:0a1b2c3d-0000-4000-8000-0123456789ab",
    ],
  ])("%s is %s", (written, normal) => {
    expect(normaliseKey(written)).toBe(normal);
  });

  it("is its own normal form", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80 }),
        fc.constantFrom("email:", "phone:", "domain:", "zendesk:acme:user:", ""),
        (text, head) => {
          const once = normaliseKey(head + text);
          if (once !== null) expect(normaliseKey(once)).toBe(once);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    "",
    "   ",
    "email:",
    "email:ada",
    "email:@example.com",
    "email:a b@example.com",
    "email:a@b@example.com",
    "phone:12345",
    "phone:0113 4960000",
    "domain:localhost",
    "domain:a b.com",
    "zendesk",
    "zendesk:acme",
    "zendesk:acme:ticket",
    "zendesk:acme:ticket:",
    ":acme:ticket:4",
    "zen desk:acme:ticket:4",
    "zendesk:ac/me:ticket:4",
    "email:ada\u0000@example.com",
    `email:${"a".repeat(600)}@example.com`,
  ])("%j is no key, and says why", (text) => {
    const parsed = parseKey(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.reason.message).toMatch(/\.$/);
  });
});

describe("a source is a system with or without tenant", () => {
  it.each([
    ["zendesk:acme", "zendesk:acme"],
    ["Stripe", "stripe"],
    ["stripe:", "stripe"],
    ["rt:desk.example", "rt:desk.example"],
  ])("%s is %s", (written, normal) => {
    expect(normaliseSource(written)).toBe(normal);
  });
  it.each(["", "email", "email:x", "two words", "a:b:c", "a/b", "ä:b"])("%j is none", (text) => {
    expect(normaliseSource(text)).toBeNull();
  });
  it("makes the key of a record that a page names", () => {
    expect(recordKey("zendesk:acme", "ticket", "456")).toBe("zendesk:acme:ticket:456");
    expect(recordKey("stripe", "subscription", "sub_1")).toBe("stripe::subscription:sub_1");
  });
});
