import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBySchema, parseRecord } from "../../../shared/contract/parse-record.ts";
import { plainInstant } from "../../../shared/contract/plain-instant.ts";
import { readPlain } from "../../../shared/contract/plain-record.ts";
import { parseInstant } from "../../../shared/contract/time.ts";

const NOW = Date.UTC(2026, 5, 1);
const RUNS = 4000;

const instant = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.date({ min: new Date(0), max: new Date(NOW), noInvalidDate: true }).map((d) => d.toISOString()),
  },
  fc.constantFrom("2025-02-28T23:59:59Z", "2025-01-01T10:00:00+02:00", "2025-01-01 10:00Z", "2024-02-29T00:00:00.5Z"),
);
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const text = fc.string({ maxLength: 30 });
const head = {
  source: fc.constantFrom("shop", "shop:eu", "zendesk:acme", " Shop:EU "),
  id: fc.constantFrom("1", "o-77", " padded ", "ü"),
  customer: fc.constantFrom("shop:eu:customer:1", "email:Ada@Example.com", "phone:+44 113 496 0000"),
  at: instant,
  updatedAt: sometimes(instant),
};
const amount = fc.constantFrom("0", "12.50", "12.5000", "99", "-0", "0.05");
const currency = fc.constantFrom("EUR", "USD", "KWD", "GBP");
const optionally = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, sometimes(value)]));

const RECORDS = fc
  .oneof(
    fc.record({
      type: fc.constant("order"),
      ...head,
      amount,
      currency,
      ...optionally({
        cost: amount,
        subscription: text,
        cancelledAt: instant,
        items: fc.array(fc.record({ sku: text, quantity: fc.integer() }), { maxLength: 3 }),
      }),
    }),
    fc.record({
      type: fc.constant("refund"),
      ...head,
      amount,
      currency,
      ...optionally({ order: text, reason: text, kind: fc.constantFrom("refund", "credit", "chargeback") }),
    }),
    fc.record({
      type: fc.constant("nps"),
      ...head,
      score: fc.integer({ min: 0, max: 10 }),
      ...optionally({
        comment: text,
        channel: text,
        touchpoint: text,
        respondent: fc.record({ key: head.customer, name: text }),
      }),
    }),
    fc.record({
      type: fc.constant("ticket"),
      ...head,
      status: fc.constantFrom("new", "open", "pending", "solved", "closed"),
      ...optionally({
        subject: text,
        severity: fc.constantFrom("low", "urgent"),
        solvedAt: instant,
        csat: fc.integer({ min: 1, max: 5 }),
        handleMinutes: fc.double({ min: 0, max: 1e6, noNaN: true }),
        tags: fc.array(text, { maxLength: 4 }),
        url: fc.constantFrom("https://acme.example/tickets/1", " https://acme.example/2 "),
      }),
    }),
    fc.record({
      type: fc.constant("usage"),
      ...head,
      id: sometimes(head.id),
      ...optionally({
        activeUsers: fc.nat(1e9),
        entitledUsers: fc.nat(1e9),
        features: fc.dictionary(text, fc.nat(1e9)),
        formFactors: fc.array(text, { maxLength: 3 }),
      }),
    }),
  )
  .map((record) => JSON.parse(JSON.stringify(record)) as Record<string, unknown>);

const ODD = fc.oneof(
  fc.constantFrom<unknown>(null, "", " ", -1, 0.5, 11, 2 ** 53, 1e10, true, [], {}, "x".repeat(600), "1".repeat(40)),
  fc.constantFrom<unknown>(
    "12.505",
    "1e3",
    "-5",
    "12,50",
    "eur",
    "XXX",
    "1969-12-31T00:00:00Z",
    "2099-01-01T00:00:00Z",
  ),
  fc.constantFrom<unknown>(
    "2025-02-30T00:00:00Z",
    "2025-01-01T24:00:00Z",
    "2025-01-01T1:000:00Z",
    "0099-01-01T00:00:00Z",
  ),
  fc.constantFrom<unknown>("email:", "domain", "shop:eu:customer:", "a\u0000b", "2025-01-01", "order", "customer"),
  fc.jsonValue({ maxDepth: 2 }),
);
const NAMES = fc.constantFrom(
  "type",
  "source",
  "id",
  "customer",
  "at",
  "updatedAt",
  "amount",
  "currency",
  "cost",
  "kind",
  "score",
  "status",
  "csat",
  "handleMinutes",
  "activeUsers",
  "features",
  "tags",
  "url",
  "items",
  "order",
  "deletedAt",
  "constructor",
  "__proto__",
  "unknown",
  "respondent",
  "subject",
  "severity",
  "formFactors",
  "cancelledAt",
  "amountMinor",
);
/** One or two fields of a good record put wrong, put where they do not belong, or taken away. */
const SPOILED = fc
  .tuple(RECORDS, fc.array(fc.tuple(NAMES, fc.option(ODD, { nil: undefined })), { minLength: 1, maxLength: 2 }))
  .map(([record, changes]) => {
    const spoiled = { ...record };
    for (const [name, value] of changes)
      if (value === undefined) delete spoiled[name];
      else Object.defineProperty(spoiled, name, { value, enumerable: true, writable: true, configurable: true });
    return spoiled;
  });

describe("the reader of plain records answers what the schemas answer", () => {
  it("for good records, and reads them itself", () => {
    fc.assert(
      fc.property(RECORDS, (record) => {
        expect(parseRecord(record, NOW)).toStrictEqual(parseBySchema(record, NOW));
        expect(readPlain(record)).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  });

  it("for spoiled records", () => {
    fc.assert(
      fc.property(SPOILED, (record) => {
        expect(parseRecord(record, NOW)).toStrictEqual(parseBySchema(record, NOW));
      }),
      { numRuns: RUNS },
    );
  });
});

it("reads instants as the contract does", () => {
  const near = fc
    .tuple(instant, fc.nat(23), fc.constantFrom("", "0", "6", "9", "T", "Z", " ", "-", ".", "٣", "+01:00"))
    .map(([good, at, odd]) => good.slice(0, at) + odd + good.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(instant, near), (written) => {
      const parsed = parseInstant(written);
      expect(plainInstant(written)).toBe(parsed.ok ? parsed.value : undefined);
    }),
    { numRuns: RUNS },
  );
});
