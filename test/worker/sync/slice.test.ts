/** One order to one figure, through the front door. */
import { beforeAll, expect, it } from "vitest";
import type { Scope } from "../../../shared/contract/endpoints/admin.ts";
import { ask, newKey } from "../asking.ts";

let key = "";
beforeAll(async () => {
  key = await newKey(["ingest", "read", "admin"] satisfies Scope[]);
});

it("an order sent as NDJSON stands on the card that a page's address finds", async () => {
  const order = {
    type: "order",
    source: "shop",
    id: "1",
    customer: "email:ada@example.com",
    at: "2026-01-05T10:00:00Z",
    amount: "10.00",
    currency: "EUR",
  };
  const sent = await ask("/v1/sync", {
    key,
    body: `${JSON.stringify(order)}\n`,
    headers: { "content-type": "application/x-ndjson" },
  });
  expect(await sent.json()).toEqual({ received: 1, applied: 1, unchanged: 0, rejected: 0, rejections: [] });
  const looked = await ask("/v1/lookup", {
    key,
    json: { claims: [{ key: "email:Ada@example.com", basis: "requester" }] },
  });
  const answer = (await looked.json()) as {
    status: string;
    match: unknown;
    card: { lifetimeValue: { toDate: string } };
  };
  expect(answer.status).toBe("matched");
  expect(answer.match).toEqual({ key: "email:ada@example.com", basis: "requester", confidence: "certain" });
  expect(answer.card.lifetimeValue.toDate).toBe("10.00");
  const byOrder = await ask("/v1/lookup", { key, json: { claims: [{ key: "shop::order:1" }] } });
  expect(((await byOrder.json()) as { status: string }).status).toBe("matched");
});
