/** A source that is deleted takes along what it said about who is who. */
import { runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import { ask, bindings, newKey } from "../asking.ts";

let key = "";
beforeAll(async () => {
  key = await newKey(["ingest", "read", "admin"]);
});

const AT = "2026-01-05T10:00:00Z";
const order = (id: string, customer: string, amount: string) => ({
  type: "order",
  source: "shop",
  id,
  customer,
  at: AT,
  amount,
  currency: "EUR",
});
const record = (id: string, more: object) => ({ type: "customer", source: "crm", id, at: AT, ...more });

const sync = async (...records: object[]): Promise<number> => {
  const body = records.map((one) => JSON.stringify(one)).join("\n");
  const answer = await ask("/v1/sync", { key, body, headers: { "content-type": "application/x-ndjson" } });
  return ((await answer.json()) as { applied: number }).applied;
};

/** What the card of a key says: whose value it is, and how much. */
async function worth(claim: string): Promise<[string | null, string | undefined] | string> {
  const answer = await ask("/v1/lookup", { key, json: { claims: [{ key: claim }] } });
  const looked = (await answer.json()) as {
    status: string;
    card?: { valueOf: { kind: string }; lifetimeValue: { toDate?: string } };
  };
  return looked.card === undefined ? looked.status : [looked.card.valueOf.kind, looked.card.lifetimeValue.toDate];
}

async function deleteSource(): Promise<void> {
  expect((await ask("/v1/sources/crm", { key, method: "DELETE" })).status).toBe(202);
  const rows = async () =>
    ((await (await ask("/v1/sources", { key })).json()) as { sources: { source: string }[] }).sources;
  await expect
    .poll(
      async () => {
        for (let shard = 0; shard < 4; shard++)
          await runInDurableObject(bindings.LEDGER.getByName(`ledger-${shard}`), (ledger) => ledger.alarm());
        return (await rows()).map(({ source }) => source);
      },
      { timeout: 20_000 },
    )
    .toEqual(["shop"]);
}

const [ADA, TILL, FIRM, BEN] = [
  "shop::buyer:ada",
  "email:ada@example.com",
  "crm::account:1",
  "shop::buyer:ben",
] as const;
const CRM = [
  record("1", { customer: ADA, keys: [TILL], name: "Ada" }),
  record("2", { customer: FIRM, kind: "account", name: "Firm" }),
  record("3", { customer: BEN, parent: FIRM, name: "Ben" }),
];

it("joins and homes that only it knew of are undone, and made again when it sends again", async () => {
  await sync(order("1", ADA, "1.00"), order("2", TILL, "2.00"), order("3", BEN, "4.00"), order("4", FIRM, "8.00"));
  expect(await sync(...CRM)).toBe(3);
  const joined = [
    ["person", "3.00"],
    ["person", "3.00"],
    ["account", "12.00"],
    ["account", "12.00"],
  ];
  const all = () => Promise.all([ADA, TILL, BEN, FIRM].map(worth));
  expect(await all()).toEqual(joined);
  await deleteSource();
  expect(await all()).toEqual([
    ["person", "1.00"],
    ["person", "2.00"],
    ["person", "4.00"],
    ["person", "8.00"],
  ]);
  expect(await sync(...CRM)).toBe(3);
  expect(await all()).toEqual(joined);
});
