import { describe, expect, it } from "vitest";
import { parseRecord } from "../../../shared/contract/parse-record.ts";

const now = Date.UTC(2026, 10, 20);
const order = {
  type: "order",
  source: "shop:eu",
  id: "1001",
  customer: "email:Ada@Example.com",
  at: "2026-05-01T10:00:00+02:00",
  amount: "12.50",
  currency: "EUR",
};
const fact = (input: unknown) => {
  const parsed = parseRecord(input, now);
  if (!parsed.ok) throw new Error(parsed.reason.message);
  return parsed.value;
};

describe("a record becomes a fact", () => {
  it("in minor units, epoch milliseconds and normal keys", () => {
    expect(fact(order)).toEqual({
      type: "order",
      source: "shop:eu",
      id: "1001",
      customer: "email:ada@example.com",
      at: Date.UTC(2026, 4, 1, 8),
      updatedAt: Date.UTC(2026, 4, 1, 8),
      amountMinor: 1250,
      currency: "EUR",
    });
  });
  it("whose missing updatedAt is its time", () => {
    expect(fact({ ...order, updatedAt: "2026-05-02T00:00:00Z" }).updatedAt).toBe(Date.UTC(2026, 4, 2));
  });
  it("where a zero order is an order", () => {
    expect(fact({ ...order, amount: "0" })).toMatchObject({ amountMinor: 0 });
  });
  it("where a day of use is known by the day as it was written", () => {
    const usage = {
      type: "usage",
      source: "app",
      customer: "app::user:1",
      at: "2026-05-01T00:30:00+02:00",
      activeUsers: 4,
    };
    expect(fact(usage)).toMatchObject({ id: "2026-05-01" });
    expect(fact({ ...usage, id: "anything" })).toMatchObject({ id: "2026-05-01" });
  });
  it("or a tombstone that needs nothing but who, what and when", () => {
    expect(
      fact({
        type: "order",
        source: "shop:eu",
        id: "1001",
        customer: "email:ada@example.com",
        deletedAt: "2026-06-01T00:00:00Z",
      }),
    ).toEqual({
      type: "order",
      source: "shop:eu",
      id: "1001",
      customer: "email:ada@example.com",
      at: Date.UTC(2026, 5, 1),
      updatedAt: Date.UTC(2026, 5, 1),
      deleted: true,
    });
  });
});

describe("a bad record says what and where", () => {
  it.each([
    ["no object", 7, "", "record_not_an_object"],
    ["a list", [order], "", "record_not_an_object"],
    ["an unknown type", { ...order, type: "invoice" }, "type", "type_unknown"],
    ["a type from the prototype", { ...order, type: "toString" }, "type", "type_unknown"],
    ["a missing amount", { ...order, amount: undefined }, "amount", "missing"],
    ["a number for an amount", { ...order, amount: 12.5 }, "amount", "invalid_type"],
    ["a negative order", { ...order, amount: "-1" }, "amount", "amount_negative"],
    ["too many decimals", { ...order, amount: "1.234" }, "amount", "amount_too_precise"],
    ["too many decimals in the cost", { ...order, cost: "1.234" }, "cost", "amount_too_precise"],
    ["an unknown currency", { ...order, currency: "EUX" }, "currency", "currency_unknown"],
    ["a date without offset", { ...order, at: "2026-05-01" }, "at", "date_without_offset"],
    ["the day after tomorrow", { ...order, at: "2026-11-22T00:00:01Z" }, "at", "date_in_future"],
    ["before 1970", { ...order, at: "1969-12-31T00:00:00Z" }, "at", "date_too_old"],
    [
      "a contract from before 1970",
      {
        ...order,
        type: "subscription",
        amount: "1",
        interval: "month",
        startedAt: "1901-01-01T00:00:00Z",
      },
      "startedAt",
      "date_too_old",
    ],
    ["a customer that is no key", { ...order, customer: "Ada" }, "customer", "key_malformed"],
    ["a source that is none", { ...order, source: "my shop" }, "source", "source_malformed"],
    ["an unknown field", { ...order, amuont: "1" }, "amuont", "field_unknown"],
    ["no id", { ...order, id: undefined }, "id", "missing"],
    [
      "an amount without currency on a decision",
      {
        type: "decision",
        source: "desk",
        id: "1",
        customer: "email:a@b.example",
        at: order.at,
        option: "refund",
        amount: "5",
      },
      "",
      "currency_missing",
    ],
    [
      "a score above ten",
      { type: "nps", source: "survey", id: "1", customer: "email:a@b.example", at: order.at, score: 11 },
      "score",
      "too_big",
    ],
  ])("%s", (_name, input, path, code) => {
    const parsed = parseRecord(JSON.parse(JSON.stringify(input)), now);
    expect(parsed).toMatchObject({ ok: false, reason: { path, code } });
    if (!parsed.ok) expect(parsed.reason.message.length).toBeGreaterThan(10);
  });
});
