import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { settingsAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { readRevisions, readShardCopies } from "../../../worker/store/revision.ts";
import { ask, newKey } from "../asking.ts";

const { DB } = env as unknown as { DB: D1Database };
let admin = "";
let reader = "";
beforeAll(async () => {
  admin = await newKey(["admin"]);
  reader = await newKey(["read"]);
});

const show = async () => settingsAnswer.parse(await (await ask("/v1/settings", { key: reader })).json());
const put = (json: unknown) => ask("/v1/settings", { key: admin, method: "PUT", json });

describe("settings", () => {
  it("say XXX, no currency, while there is no amount to take one from", async () => {
    expect(await show()).toMatchObject({ currency: "XXX", currencyChosen: false, timeZone: "UTC" });
  });
  it("come back as they were set, the others unchanged", async () => {
    const before = await show();
    const answer = await put({ name: "Acme", currency: "JPY", timeZone: "Asia/Tokyo" });
    expect(answer.status).toBe(200);
    const expected = { ...before, name: "Acme", currency: "JPY", currencyChosen: true, timeZone: "Asia/Tokyo" };
    expect(settingsAnswer.parse(await answer.json())).toEqual(expected);
    expect(await show()).toEqual(expected);
  });
  it("take addresses in any form and keep their normal one", async () => {
    const answer = await put({
      roleAddresses: ["Billing", "orders"],
      sharedAddresses: ["Shop@Acme.example", "phone:+44 113 496 0000"],
    });
    expect(await answer.json()).toMatchObject({
      roleAddresses: ["billing", "orders"],
      sharedAddresses: ["email:shop@acme.example", "phone:+441134960000"],
    });
  });
  it("have reached every shard when the change is answered", async () => {
    await put({ name: "Acme again" });
    const { company } = await readRevisions(DB);
    for (const copy of await readShardCopies(DB, 4)) expect(copy.company).toBe(company);
  });
  it.each([
    [{ currency: "EURO" }],
    [{ currency: "eur" }],
    [{ timeZone: "Mars/Olympus" }],
    [{ timeZone: "" }],
    [{ name: "" }],
    [{ roleAddresses: ["billing@acme.example"] }],
    [{ sharedAddresses: ["not an address"] }],
    [{ sharedAddresses: ["domain:acme.example"] }],
    [{ colour: "blue" }],
    [[]],
    [null],
  ])("refuse %j", async (json) => expect((await put(json)).status).toBe(422));
  it("need the scope admin to change", async () => {
    expect((await ask("/v1/settings", { key: reader, method: "PUT", json: { name: "Mine" } })).status).toBe(403);
  });
});
