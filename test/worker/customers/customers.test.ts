/** Lists, cards, histories, looks, export, erasure and sources through the front door. */
import { runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../shared/contract/card.ts";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import type { LookupAnswer } from "../../../shared/contract/lookup.ts";
import { ask, bindings, newKey } from "../asking.ts";

let key = "";
beforeAll(async () => {
  key = await newKey(["ingest", "read", "admin"]);
});

type Loose = Record<string, unknown>;
const get = async <Answer>(path: string): Promise<Answer> => {
  const answer = await ask(path, { key });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
};
const sync = async (records: Loose[], headers: Record<string, string> = {}): Promise<Response> =>
  ask("/v1/sync", {
    key,
    body: records.map((record) => JSON.stringify(record)).join("\n"),
    headers: { "content-type": "application/x-ndjson", ...headers },
  });
const taken = async (...records: Loose[]): Promise<SyncAnswer> => (await (await sync(records)).json()) as SyncAnswer;
const lookup = async (claim: string, url?: string): Promise<LookupAnswer> =>
  (await (
    await ask("/v1/lookup", { key, json: { claims: [{ key: claim }], ...(url === undefined ? {} : { url }) } })
  ).json()) as LookupAnswer;
const idOf = async (claim: string): Promise<string> => {
  const answer = await lookup(claim);
  if (answer.status !== "matched") throw new Error(`${claim} is ${answer.status}`);
  return answer.card.customer.id;
};

/** A customer of its own tenant, so that tests do not meet. */
const buyer = (tenant: string, name: string, amount: string): Loose[] => {
  const head = { source: `shop:${tenant}`, customer: `shop:${tenant}:customer:1`, at: "2026-01-05T10:00:00Z" };
  return [
    { ...head, type: "customer", id: "1", name, keys: [`email:${tenant}@example.com`], segment: "gold" },
    { ...head, type: "order", id: `o-${tenant}`, amount, currency: "EUR" },
    { ...head, type: "nps", id: "n1", score: 9, comment: "Good", respondent: { key: `email:${tenant}@example.com` } },
  ];
};

describe("the list", () => {
  it("sorts by value, goes on by cursor over all shards, and shows nobody twice", async () => {
    for (const [at, amount] of ["41.00", "42.00", "43.00", "44.00", "45.00"].entries())
      await taken(...buyer(`list${at}`, `Lister ${at}`, amount));
    const seen: CustomerRow[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { customers: CustomerRow[]; cursor: string | null } = await get(
        `/v1/customers?q=lister&limit=2&cursor=${cursor}`.replace(/&cursor=$/, ""),
      );
      seen.push(...page.customers);
      cursor = page.cursor;
    }
    expect(seen.map(({ name }) => name)).toEqual([4, 3, 2, 1, 0].map((n) => `Lister ${n}`));
  });

  it.each([
    ["a name", "ünsal"],
    ["a part of a name", "nsa"],
    ["an address", "find@example.com"],
    ["an order id", "o-find"],
    ["an order id with a hash sign", "%23o-find"],
    ["a key", "shop:find:customer:1"],
  ])("finds by %s", async (_, q) => {
    await taken(...buyer("find", "Zoë Ünsal", "10.00"));
    const { customers } = await get<{ customers: CustomerRow[] }>(`/v1/customers?q=${q}`);
    expect(customers.map(({ name }) => name)).toEqual(["Zoë Ünsal"]);
  });

  it("names an account once among the units, and its people when everyone is asked for", async () => {
    const head = { source: "crm:units", at: "2026-01-05T10:00:00Z" };
    const account = "crm:units:account:1";
    await taken(
      { ...head, type: "customer", id: "a1", customer: account, kind: "account", name: "Unitarian Works" },
      { ...head, type: "customer", id: "p1", customer: "crm:units:user:1", parent: account, name: "Unita Person" },
      { ...head, type: "order", id: "1", customer: account, amount: "10.00", currency: "EUR" },
    );
    const names = async (scope: string) =>
      (await get<{ customers: CustomerRow[] }>(`/v1/customers?q=unita&scope=${scope}`)).customers.map(
        ({ name }) => name,
      );
    await expect.poll(() => names("units")).toEqual(["Unitarian Works"]);
    expect((await names("everyone")).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([
      "Unita Person",
      "Unitarian Works",
    ]);
  });

  it("refuses a cursor that it never gave", async () => {
    for (const cursor of ["x", "W10", "WzEsMiwzXQ"])
      expect((await ask(`/v1/customers?cursor=${cursor}`, { key })).status).toBe(400);
  });
});

describe("one customer", () => {
  it("has one card, by claim and by id", async () => {
    await taken(...buyer("card", "Ada", "10.00"));
    const found = await lookup("shop:card:order:o-card");
    if (found.status !== "matched") throw new Error(found.status);
    const { match, ...card } = found.card;
    const byId = await get<Card>(`/v1/customers/${card.customer.id}`);
    expect(byId).toEqual(card);
    expect(match).toEqual({ key: "shop:card:order:o-card", basis: "order id", confidence: "certain" });
    expect(byId.customer).toMatchObject({
      name: "Ada",
      segment: "gold",
      keys: ["email:card@example.com", "shop:card:customer:1"],
    });
  });

  it("answers under the ids of customers that were merged into it", async () => {
    const head = { at: "2026-01-05T10:00:00Z", source: "shop:merge", type: "order", amount: "1.00", currency: "EUR" };
    await taken(
      { ...head, id: "1", customer: "shop:merge:customer:a" },
      { ...head, id: "2", customer: "shop:merge:customer:b" },
    );
    const [a, b] = [await idOf("shop:merge:customer:a"), await idOf("shop:merge:customer:b")];
    await taken({
      type: "customer",
      source: "shop:merge",
      id: "1",
      at: head.at,
      customer: "shop:merge:customer:a",
      keys: ["shop:merge:customer:b"],
    });
    const [present, old] = (await idOf("shop:merge:customer:a")) === a ? [a, b] : [b, a];
    const card = await get<Card>(`/v1/customers/${old}`);
    expect([card.customer.id, card.customer.mergedFrom, card.relationship.orders]).toEqual([present, [old], 2]);
  });

  it("has a history that goes on page by page", async () => {
    const head = {
      type: "order",
      source: "shop:line",
      customer: "shop:line:customer:1",
      amount: "1.00",
      currency: "EUR",
    };
    await taken(
      ...Array.from({ length: 5 }, (_, day) => ({ ...head, id: `${day}`, at: `2026-01-0${day + 1}T00:00:00Z` })),
    );
    const id = await idOf("shop:line:customer:1");
    const first = await get<{ entries: { id: string }[]; cursor: string }>(`/v1/customers/${id}/timeline?limit=3`);
    const second = await get<{ entries: { id: string }[]; cursor: null }>(
      `/v1/customers/${id}/timeline?limit=3&cursor=${first.cursor}`,
    );
    expect([...first.entries, ...second.entries].map((entry) => entry.id)).toEqual(["4", "3", "2", "1", "0"]);
    expect(second.cursor).toBeNull();
  });

  it("that nobody has is not found", async () => {
    for (const id of ["x", `cus_${"0".repeat(32)}`])
      expect((await ask(`/v1/customers/${id}`, { key })).status).toBe(404);
  });
});

it("who looked: one entry for ten minutes, with the host of the page and nothing else of it", async () => {
  await taken(...buyer("looked", "Ada", "10.00"));
  for (let time = 0; time < 3; time++)
    await lookup("shop:looked:customer:1", "https://desk.example:8443/tickets/1?name=ada#x");
  const id = await idOf("shop:looked:customer:1");
  const { looks } = await get<{ looks: { who: string; customer: string; site: string }[] }>(
    `/v1/customers/${id}/looks`,
  );
  expect(looks.map(({ customer, site }) => [customer, site])).toEqual([[id, "desk.example:8443"]]);
  const all = await get<{ looks: { customer: string }[] }>("/v1/audit/looks?limit=500");
  expect(all.looks.some(({ customer }) => customer === id)).toBe(true);
});

describe("privacy", () => {
  it("the export is what was sent", async () => {
    const records = buyer("export", "Ada", "10.00");
    await taken(...records);
    const { records: exported } = await get<{ records: Loose[] }>(
      `/v1/customers/${await idOf("shop:export:customer:1")}/export`,
    );
    const written = (record: Loose) => ({
      ...record,
      at: "2026-01-05T10:00:00.000Z",
      updatedAt: "2026-01-05T10:00:00.000Z",
    });
    const byType = (a: Loose, b: Loose) => String(a["type"]).localeCompare(String(b["type"]));
    expect(exported.toSorted(byType)).toEqual(records.map(written).toSorted(byType));
  });

  it("erasure leaves nothing to find, and a receipt", async () => {
    await taken(...buyer("erase", "Erasmus Gone", "10.00"));
    const id = await idOf("shop:erase:customer:1");
    const answer = await ask(`/v1/customers/${id}`, { key, method: "DELETE" });
    expect(await answer.json()).toMatchObject({
      customer: id,
      facts: 3,
      looks: 1,
      receipt: expect.stringMatching(/^era_/),
    });
    expect((await ask(`/v1/customers/${id}`, { key })).status).toBe(404);
    for (const claim of ["shop:erase:customer:1", "email:erase@example.com", "shop:erase:order:o-erase"])
      expect((await lookup(claim)).status).toBe("unknown");
    expect((await get<{ customers: unknown[] }>("/v1/customers?q=erasmus")).customers).toEqual([]);
    expect((await ask(`/v1/customers/${id}`, { key, method: "DELETE" })).status).toBe(404);
  });
});

describe("a source", () => {
  const put = (source: string, status: string) =>
    ask(`/v1/sources/${source}`, { key, method: "PUT", json: { status } });
  type Sources = { sources: { source: string; status: string; counts: { type: string; facts: number }[] }[] };
  const rowOf = async (source: string) =>
    (await get<Sources>("/v1/sources")).sources.find((row) => row.source === source);

  it("that is stopped has its records rejected, and goes on when it is started", async () => {
    await taken(...buyer("stop", "Ada", "10.00"));
    expect((await put("shop:stop", "stopped")).status).toBe(200);
    const refused = await taken(...buyer("stop", "Ada", "11.00"));
    expect([refused.rejected, refused.rejections[0]?.code, refused.rejections[0]?.id]).toEqual([
      3,
      "source_stopped",
      "1",
    ]);
    expect(await rowOf("shop:stop")).toMatchObject({
      status: "stopped",
      counts: [
        { type: "customer", facts: 1 },
        { type: "nps", facts: 1 },
        { type: "order", facts: 1 },
      ],
    });
    await put("shop:stop", "active");
    expect((await taken(...buyer("stop", "Ada", "10.00"))).unchanged).toBe(3);
  });

  it("that is deleted takes its facts along and leaves those of others", async () => {
    await taken(...buyer("drop", "Ada", "10.00"));
    await taken({
      type: "order",
      source: "till",
      id: "t1",
      customer: "shop:drop:customer:1",
      at: "2026-01-06T00:00:00Z",
      amount: "7.00",
      currency: "EUR",
    });
    expect((await ask("/v1/sources/shop:drop", { key, method: "DELETE" })).status).toBe(202);
    expect((await taken(...buyer("drop", "Ada", "10.00"))).rejections[0]?.code).toBe("source_stopped");
    for (let shard = 0; shard < 4; shard++)
      await runInDurableObject(bindings.LEDGER.getByName(`ledger-${shard}`), (ledger) => ledger.alarm());
    expect(await rowOf("shop:drop")).toBeUndefined();
    const card = await get<Card>(`/v1/customers/${await idOf("shop:drop:customer:1")}`);
    expect([card.relationship.orders, card.customer.name]).toEqual([1, null]);
    expect((await taken(...buyer("drop", "Ada", "10.00"))).applied).toBe(3);
  });

  it("that never sent anything cannot be deleted", async () => {
    expect((await ask("/v1/sources/nobody", { key, method: "DELETE" })).status).toBe(404);
  });
});

describe("an Idempotency-Key", () => {
  const records = buyer("once", "Ada", "10.00");
  it("gives the first answer again, and refuses another body", async () => {
    const first = (await (await sync(records, { "idempotency-key": "k1" })).json()) as SyncAnswer;
    expect(first.applied).toBe(3);
    expect(await (await sync(records, { "idempotency-key": "k1" })).json()).toEqual(first);
    expect((await sync(records.slice(1), { "idempotency-key": "k1" })).status).toBe(422);
    expect(((await (await sync(records)).json()) as SyncAnswer).unchanged).toBe(3);
  });

  it("belongs to its caller", async () => {
    const other = await newKey(["ingest"]);
    const answer = await ask("/v1/sync", {
      key: other,
      body: JSON.stringify(records[0]),
      headers: { "content-type": "application/x-ndjson", "idempotency-key": "k1" },
    });
    expect(((await answer.json()) as SyncAnswer).received).toBe(1);
  });

  it("of a request that failed is free again", async () => {
    const bad = await ask("/v1/sync", {
      key,
      body: "{",
      headers: { "content-type": "application/json", "idempotency-key": "k2" },
    });
    expect(bad.status).toBe(400);
    expect((await sync(records, { "idempotency-key": "k2" })).status).toBe(200);
  });

  it("has a length", async () => {
    expect((await sync(records, { "idempotency-key": "x".repeat(256) })).status).toBe(400);
  });
});
