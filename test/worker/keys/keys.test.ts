import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { keyAnswer, keysAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { makeKey } from "../../../worker/dev/first-key.mjs";
import { KEY_CACHE_MS, KeyCache } from "../../../worker/routes/key-cache.ts";
import { credentialId, hashCredential, newCredential, sameHash } from "../../../worker/routes/credential.ts";
import { findApiKey } from "../../../worker/store/api-key.ts";
import { ask, newKey } from "../asking.ts";

const { DB } = env as unknown as { DB: D1Database };
let admin = "";
beforeAll(async () => {
  admin = await newKey(["admin"]);
});

const create = async (json: unknown) => ask("/v1/keys", { key: admin, json });

describe("making a key", () => {
  it("shows it once, and it works with its scopes only", async () => {
    const answer = await create({ name: "Shop export", scopes: ["read"] });
    expect(answer.status).toBe(201);
    const made = keyAnswer.parse(await answer.json());
    expect((await ask("/v1/policy", { key: made.key })).status).toBe(200);
    expect((await ask("/v1/keys", { key: made.key })).status).toBe(403);
    const listed = keysAnswer.parse(await (await ask("/v1/keys", { key: admin })).json());
    expect(listed.keys.find((key) => key.id === made.id)).toMatchObject({ name: "Shop export", scopes: ["read"] });
    expect(JSON.stringify(listed)).not.toContain(made.key);
  });
  it("keeps only a hash", async () => {
    const made = keyAnswer.parse(await (await create({ name: "Hashed", scopes: ["read"] })).json());
    const secret = made.key.split("_").slice(2).join("_");
    const rows = await DB.prepare("SELECT * FROM api_key WHERE id = ?").bind(made.id).all();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await findApiKey(DB, made.id))?.hash).toBe(hashCredential(made.key));
  });
  it.each([
    ["no scope", { name: "x", scopes: [] }, "scopes"],
    ["a scope that does not exist", { name: "x", scopes: ["root"] }, "scopes.0"],
    ["no name", { name: "", scopes: ["read"] }, "name"],
    ["an unknown field", { name: "x", scopes: ["read"], admin: true }, ""],
    ["an end in the past", { name: "x", scopes: ["read"], expiresInDays: 0 }, "expiresInDays"],
  ])("refuses %s with the path of the mistake", async (_, json, path) => {
    const answer = await create(json);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path }] });
  });
  it("answers a body that is no JSON as bad, not as broken", async () => {
    const answer = await ask("/v1/keys", {
      key: admin,
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(400);
  });
  it("does not take a body without its content type", async () => {
    const answer = await ask("/v1/keys", { key: admin, method: "POST", body: '{"name":"x","scopes":["admin"]}' });
    expect(answer.status).toBe(400);
  });
});

describe("revoking a key", () => {
  it("refuses it from then on, and the list keeps it", async () => {
    const made = keyAnswer.parse(await (await create({ name: "Old", scopes: ["read"] })).json());
    expect((await ask("/v1/policy", { key: made.key })).status).toBe(200);
    expect((await ask(`/v1/keys/${made.id}`, { key: admin, method: "DELETE" })).status).toBe(204);
    expect((await ask("/v1/policy", { key: made.key })).status).toBe(401);
    const { keys } = keysAnswer.parse(await (await ask("/v1/keys", { key: admin })).json());
    expect(keys.find((key) => key.id === made.id)?.revokedAt).not.toBeNull();
  });
  it("answers 404 for a key that never was", async () => {
    expect((await ask("/v1/keys/nosuchkey000", { key: admin, method: "DELETE" })).status).toBe(404);
  });
  it("is felt in other isolates within a minute", () => {
    const cache = new KeyCache();
    const key = { id: "a", name: "", scopes: [], createdAt: 0, expiresAt: null, lastUsedAt: null, revokedAt: null };
    cache.put("hash", key, 1000);
    expect(KEY_CACHE_MS).toBeLessThanOrEqual(60_000);
    expect(cache.get("hash", 1000 + KEY_CACHE_MS - 1)).toBe(key);
    expect(cache.get("hash", 1000 + KEY_CACHE_MS)).toBeNull();
  });
});

it("refuses an expired key", async () => {
  const key = await newKey(["read"]);
  await DB.prepare("UPDATE api_key SET expires_at = ? WHERE id = ?")
    .bind(Date.now() - 1, credentialId(key))
    .run();
  expect((await ask("/v1/policy", { key })).status).toBe(401);
});

it("refuses the right id with a wrong secret", async () => {
  const { key } = makeKey(["admin"]);
  const forged = `${admin.slice(0, 17)}${key.slice(17)}`;
  expect(credentialId(forged)).toBe(credentialId(admin));
  expect((await ask("/v1/keys", { key: forged })).status).toBe(401);
});

it("notes the last use, coarsely", async () => {
  const key = await newKey(["read"]);
  await ask("/v1/policy", { key });
  await expect.poll(async () => (await findApiKey(DB, credentialId(key) ?? ""))?.key.lastUsedAt).toBeGreaterThan(0);
});

it("writes down who made and revoked keys, without the key", async () => {
  const made = keyAnswer.parse(await (await create({ name: "Audited", scopes: ["ingest"] })).json());
  await ask(`/v1/keys/${made.id}`, { key: admin, method: "DELETE" });
  const answer = await (await ask("/v1/audit?limit=2", { key: admin })).text();
  expect(JSON.parse(answer)).toMatchObject({
    actions: [
      { action: "key.revoke", subject: made.id },
      { action: "key.create", subject: made.id, detail: { name: "Audited", scopes: ["ingest"] } },
    ],
  });
  expect(answer).not.toContain(made.key);
});

describe("the form of a key", () => {
  it("is the same whether the Worker or the deployment makes it", () => {
    expect(credentialId(makeKey(["read"]).key)).toMatch(/^[a-z0-9]{12}$/);
    expect(credentialId(newCredential().text)).toMatch(/^[a-z0-9]{12}$/);
  });
  it.each(["", "mrb_", "mrb_abc_def", `mrb_abcdefghijkl_${"a".repeat(42)}`, `MRB_abcdefghijkl_${"a".repeat(43)}`])(
    "does not let %j near the database",
    (text) => expect(credentialId(text)).toBeNull(),
  );
  it("tells hashes of another length apart", () => {
    expect(sameHash("ab", "abc")).toBe(false);
    expect(sameHash("ab", "ab")).toBe(true);
  });
});
