import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSharedAddress, ROLE_LOCAL_PARTS } from "../../../shared/contract/addresses.ts";
import { ratesUpdate, settingsUpdate } from "../../../shared/contract/endpoints/admin.ts";
import { parseRecord } from "../../../shared/contract/parse-record.ts";
import { parseDay } from "../../../shared/contract/time.ts";
import { sampleCompany } from "../../../worker/sample/company.ts";
import type { SampleRecord } from "../../../worker/sample/record.ts";

const AS_OF = Date.UTC(2026, 10, 21, 18);
const company = sampleCompany({ size: "small", asOf: AS_OF });

const ofType = <Type extends SampleRecord["type"]>(type: Type): Extract<SampleRecord, { type: Type }>[] =>
  company.records.filter((record): record is Extract<SampleRecord, { type: Type }> => record.type === type);

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** Customers as the rules of identity see them: keys of one record are one, if they belong to a person. */
function countCustomers(records: SampleRecord[]): number {
  const rules = { roles: new Set(ROLE_LOCAL_PARTS), shared: new Set<string>() };
  const leader = new Map<string, string>();
  const find = (key: string): string => {
    const up = leader.get(key) ?? key;
    return up === key ? key : find(up);
  };
  for (const record of records) {
    if (record.type !== "customer") continue;
    const joining = [record.customer, ...(record.keys ?? [])].filter(
      (key) => !key.startsWith("domain:") && !isSharedAddress(key, rules),
    );
    for (const key of joining) leader.set(find(key), find(record.customer));
    for (const key of joining) if (!leader.has(key)) leader.set(key, find(record.customer));
  }
  return new Set([...leader.keys()].map(find)).size;
}

describe("the sample company", () => {
  it("passes the door that every record passes", () => {
    const refused = company.records.flatMap((record) => {
      const parsed = parseRecord(record, AS_OF);
      return parsed.ok ? [] : [{ record, reason: parsed.reason }];
    });
    expect(refused.slice(0, 3)).toEqual([]);
    expect(settingsUpdate.safeParse(company.settings).success).toBe(true);
    expect(ratesUpdate.safeParse({ rates: company.rates }).success).toBe(true);
  });

  it("is the same to the last digit for the same seed and date, and another for another seed", {
    timeout: 30_000,
  }, () => {
    const first = hash(company);
    expect(hash(sampleCompany({ size: "small", asOf: AS_OF }))).toBe(first);
    expect(hash(sampleCompany({ size: "small", asOf: AS_OF, seed: "other" }))).not.toBe(first);
  });

  it("counts 2,000 customers, joined by their personal address only", () => {
    expect(countCustomers(company.records)).toBe(2000);
  });

  it("names no fact twice and tells nothing of the future", () => {
    const names = company.records.map((record) => {
      const parsed = parseRecord(record, AS_OF);
      if (!parsed.ok) return "";
      const { type, source, id, customer, updatedAt } = parsed.value;
      return [type, source, id, type === "usage" ? customer : "", type === "subscription" ? updatedAt : ""].join("|");
    });
    expect(new Set(names).size).toBe(names.length);
    expect(company.records.filter((record) => Date.parse(record.at) > AS_OF)).toEqual([]);
  });

  it("sends every fact to a customer that some record introduces", () => {
    const known = new Set(ofType("customer").flatMap((record) => [record.customer, ...(record.keys ?? [])]));
    expect(company.records.filter((record) => !known.has(record.customer))).toEqual([]);
  });

  it("has a rate within a week of every amount in another currency", () => {
    const days = Map.groupBy(company.rates, (rate): string => rate.from);
    const without = [...ofType("order"), ...ofType("refund"), ...ofType("cost")].filter(({ currency, at }) => {
      if (currency === "EUR") return false;
      const day = Math.floor(Date.parse(at) / 86_400_000);
      return !days.get(currency)?.some((rate) => {
        const age = day - (parseDay(rate.day) ?? 0);
        return age >= 0 && age <= 7;
      });
    });
    expect(without).toEqual([]);
    expect(new Set(ofType("order").map((order) => order.currency))).toEqual(new Set(["EUR", "GBP", "USD"]));
  });

  it("asks through three channels and hears all three groups in words", () => {
    const answers = ofType("nps");
    expect(new Set(answers.map((answer) => answer.channel))).toEqual(new Set(["email", "in-app", "phone"]));
    const words = (low: number, high: number) =>
      new Set(answers.filter(({ score }) => score >= low && score <= high).flatMap(({ comment }) => comment ?? []));
    for (const [low, high] of [
      [0, 6],
      [7, 8],
      [9, 10],
    ] as const)
      expect(words(low, high).size).toBeGreaterThan(50);
  });
});

describe("the cast", () => {
  const keysOf = (address: string) => ofType("customer").filter((record) => record.keys?.includes(`email:${address}`));

  it("has somebody whom three systems know by three ids and one address", () => {
    expect(keysOf("ada.byrne@inkwell.example").map(({ customer }) => customer.split(":")[0])).toEqual([
      "shop",
      "billing",
      "demo",
    ]);
  });

  it("has a role address that is read for three accounts", () => {
    expect(keysOf("accounts@ledgerhouse.example").map(({ kind }) => kind)).toEqual(["account", "account", "account"]);
  });

  it("has a customer without history, and a stranger whom nobody knows", () => {
    const newcomer = new Set(keysOf("jonas.weidner@nimbus.example").map(({ customer }) => customer));
    const facts = company.records.filter(({ customer, type }) => newcomer.has(customer) && type !== "customer");
    expect(facts.map(({ type }) => type)).toEqual(["ticket"]);
    expect(keysOf("noor.elamin@faraway.example")).toEqual([]);
  });

  it("has one who costs more than he brings", () => {
    const keys = new Set(keysOf("brandon.pike@quickmail.example").map(({ customer }) => customer));
    const sum = (list: { customer: string; amount: string; cost?: string | undefined }[], of: "amount" | "cost") =>
      list.reduce((total, one) => (keys.has(one.customer) ? total + Number(one[of] ?? 0) : total), 0);
    const kept = sum(ofType("order"), "amount") - sum(ofType("refund"), "amount");
    expect(kept - sum(ofType("order"), "cost") - sum(ofType("cost"), "amount")).toBeLessThan(0);
  });

  it("has a once-heavy buyer who fell silent months ago", () => {
    const keys = new Set(keysOf("helene.marchand@foxglove.example").map(({ customer }) => customer));
    const times = ofType("order").flatMap(({ customer, at }) => (keys.has(customer) ? [Date.parse(at)] : []));
    expect(times.length).toBeGreaterThan(40);
    expect((AS_OF - Math.max(...times)) / 86_400_000).toBeGreaterThan(150);
  });
});
