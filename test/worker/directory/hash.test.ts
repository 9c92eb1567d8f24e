import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerId, hashOfCustomer, keyedHash } from "../../../worker/ledger/hash.ts";
import { shardOfHash, slotOf } from "../../../worker/ledger/slots.ts";

describe("the keyed hash", () => {
  it("is the first half of HMAC-SHA-256, for every text and secret", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.string({ maxLength: 100 }), (text, secret) => {
        const expected = createHmac("sha256", secret).update(text).digest("hex").slice(0, 32);
        expect(keyedHash(secret)(text)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each([0, 55, 56, 63, 64, 119, 120, 5000])("minds the edge of a block: %i bytes", (length) => {
    const text = "x".repeat(length);
    expect(keyedHash("k")(text)).toBe(createHmac("sha256", "k").update(text).digest("hex").slice(0, 32));
  });

  it("agrees with RFC 4231, test case 2", () => {
    expect(keyedHash("Jefe")("what do ya want for nothing?")).toBe("5bdcc146bf60754e6a042426089575c7");
  });
});

describe("a customer id", () => {
  it("carries its hash", () => {
    const hash = keyedHash("k")("email:ada@example.com");
    expect(hashOfCustomer(customerId(hash))).toBe(hash);
  });
  it.each(["", "cus_", "cus_XYZ", `cus_${"0".repeat(31)}`, `cus_${"0".repeat(33)}`])("is not %j", (text) => {
    expect(hashOfCustomer(text)).toBeNull();
  });
});

describe("slots", () => {
  it("are 1,024 and each lies on one shard, in equal runs", () => {
    const hashes = Array.from({ length: 4096 }, (_, n) => n.toString(16).padStart(3, "0") + "0".repeat(29));
    expect(new Set(hashes.map(slotOf)).size).toBe(1024);
    for (const shards of [1, 3, 4, 16, 256]) {
      const counts = Map.groupBy(hashes, (hash) => shardOfHash(hash, shards));
      expect(counts.size).toBe(shards);
      const sizes = [...counts.values()].map((list) => list.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(4);
    }
  });
});
