/** What the routes of identity answer beside what the join desk does. */
import { beforeAll, expect, it } from "vitest";
import { ask, newKey } from "../asking.ts";

let key = "";
beforeAll(async () => {
  key = await newKey(["ingest", "read", "admin"]);
});

const [CONTACT, USER] = ["crm::contact:1", "app::user:1"];

it("a separation answers the keys that are left, whichever part keeps the id", async () => {
  const customer = (id: string, at: string, keys: string[]) =>
    JSON.stringify({ type: "customer", source: "crm", id, customer: `crm::contact:${id}`, at, keys });
  const sync = (body: string) => ask("/v1/sync", { key, body, headers: { "content-type": "application/x-ndjson" } });
  for (const [id, out, left] of [
    ["1", CONTACT, USER],
    ["2", "app::user:2", "crm::contact:2"],
    ["3", "crm::contact:3", "app::user:3"],
    ["4", "app::user:4", "crm::contact:4"],
  ] as const) {
    await sync(customer(id, "2026-01-05T10:00:00Z", [`app::user:${id}`]));
    const looked = await ask("/v1/lookup", { key, json: { claims: [{ key: out }] } });
    const { card } = (await looked.json()) as { card: { customer: { id: string } } };
    const answer = await ask(`/v1/customers/${card.customer.id}/separate`, { key, json: { key: out } });
    expect(answer.status).toBe(200);
    const { keys } = (await answer.json()) as { keys: { key: string; joins: boolean }[] };
    expect(keys.map((row) => row.key)).toContain(left);
  }
});

it("a separation is taken back by hand, and only one that was made", async () => {
  const [contact, user] = ["crm::contact:9", "app::user:9"];
  const at = "2026-01-05T10:00:00Z";
  const records = [
    { type: "customer", source: "crm", id: "9", customer: contact, at, keys: [user] },
    { type: "order", source: "app", id: "9", customer: user, at, amount: "9.00", currency: "EUR" },
  ];
  const body = records.map((record) => JSON.stringify(record)).join("\n");
  await ask("/v1/sync", { key, body, headers: { "content-type": "application/x-ndjson" } });
  const idOf = async (claim: string) => {
    const answer = await ask("/v1/lookup", { key, json: { claims: [{ key: claim }] } });
    return ((await answer.json()) as { card: { customer: { id: string } } }).card.customer.id;
  };
  const rejoin = async (id: string) => (await ask(`/v1/customers/${id}/rejoin`, { key, json: { key: user } })).status;
  const together = await idOf(user);
  expect(await rejoin(together)).toBe(409);
  await ask(`/v1/customers/${together}/separate`, { key, json: { key: user } });
  expect(await idOf(user)).not.toBe(await idOf(contact));
  expect(await rejoin(await idOf(contact))).toBe(200);
  expect(await idOf(user)).toBe(together);
  expect(await idOf(contact)).toBe(together);
});
