import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customerId, hashOfCustomer, keyedHash } from "../../../worker/ledger/hash.ts";
import { sipHash128 } from "../../../worker/ledger/siphash.ts";
import { shardOfHash, slotOf } from "../../../worker/ledger/slots.ts";

/** Key and messages of the reference implementation's vectors (vectors.h, vectors_sip128): the bytes 0, 1, 2 … */
const counting = (length: number) => Uint8Array.from({ length }, (_, byte) => byte);
const VECTORS: [number, string][] = [
  [0, "a3817f04ba25a8e66df67214c7550293"],
  [1, "da87c1d86b99af44347659119b22fc45"],
  [7, "a1f1ebbed8dbc153c0b84aa61ff08239"],
  [8, "3b62a9ba6258f5610f83e264f31497b4"],
  [15, "5493e99933b0a8117e08ec0f97cfc3d9"],
  [16, "6ee2a4ca67b054bbfd3315bf85230577"],
  [63, "5150d1772f50834a503e069a973fbd7c"],
];

describe("SipHash-2-4 with 128 bits", () => {
  const hash = sipHash128(counting(16));
  it.each(VECTORS)("agrees with the reference for %i bytes", (length, expected) => {
    expect(hash(Buffer.from(counting(length)).toString("latin1"))).toBe(expected);
  });
  it("takes text as UTF-8, and a long one as well as the short one after it", () => {
    const key = counting(16);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 900 }), { maxLength: 4 }), (texts) => {
        const used = sipHash128(key);
        for (const text of texts) expect(used(text)).toBe(sipHash128(key)(text));
      }),
    );
    // Made with OpenSSL 3: openssl mac -macopt hexkey:000102…0f -macopt size:16 SIPHASH
    expect(hash("Zoë—日本")).toBe("99ca3bc25e6267f911127da0e32aa0bd");
  });
  it("refuses a key of another length", () => {
    expect(() => sipHash128(counting(15))).toThrow(RangeError);
  });
});

describe("the keyed hash", () => {
  it("differs from secret to secret and from text to text, and is always the same", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, a, b) => {
        expect(keyedHash(a)(text)).toBe(keyedHash(a)(text));
        if (a.toWellFormed() !== b.toWellFormed()) expect(keyedHash(a)(text)).not.toBe(keyedHash(b)(text));
        if (a.toWellFormed() !== b.toWellFormed()) expect(keyedHash(text)(a)).not.toBe(keyedHash(text)(b));
      }),
    );
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
