/** API keys: list, make, revoke. The key itself is in one answer only. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { keyAnswer, keyQuestion, keysAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { DAY_MS, formatInstant } from "../../../shared/contract/time.ts";
import { type ApiKey, insertApiKey, listApiKeys, revokeApiKey } from "../../store/api-key.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { hashCredential, newCredential } from "../credential.ts";
import { keyCache } from "../key-cache.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";

export const keyRoutes = newRouter();

const list = createRoute({
  method: "get",
  path: "/v1/keys",
  summary: "All keys, revoked ones too",
  tags: ["Keys"],
  middleware: requireScope("admin"),
  responses: { 200: json(keysAnswer, "Newest first") },
});
keyRoutes.openapi(list, async (c) => c.json({ keys: (await listApiKeys(c.env.DB)).map(toRow) }, 200));

const create = createRoute({
  method: "post",
  path: "/v1/keys",
  summary: "Make a key",
  description: "The key is shown in this answer and never again.",
  tags: ["Keys"],
  middleware: requireScope("admin"),
  request: { body: jsonBody(keyQuestion) },
  responses: { 201: json(keyAnswer, "The new key"), 422: failure("A field is not valid") },
});
keyRoutes.openapi(create, async (c) => {
  const { name, scopes, expiresInDays } = c.req.valid("json");
  const { id, text } = newCredential();
  const now = Date.now();
  const key: ApiKey = {
    id,
    name,
    scopes: [...new Set(scopes)],
    createdAt: now,
    expiresAt: expiresInDays === undefined ? null : now + expiresInDays * DAY_MS,
    lastUsedAt: null,
    revokedAt: null,
  };
  await insertApiKey(c.env.DB, key, hashCredential(text));
  await recordAction(c, "key.create", id, { name, scopes: key.scopes });
  return c.json({ ...toRow(key), key: text }, 201);
});

const revoke = createRoute({
  method: "delete",
  path: "/v1/keys/{id}",
  summary: "Revoke a key",
  description: "It is refused everywhere within a minute.",
  tags: ["Keys"],
  middleware: requireScope("admin"),
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: { 204: { description: "Revoked" }, 404: failure("There is no such key") },
});
keyRoutes.openapi(revoke, async (c) => {
  const { id } = c.req.valid("param");
  if (!(await revokeApiKey(c.env.DB, id, Date.now())))
    throw new ProblemError("not-found", "There is no key with this id. GET /v1/keys lists them.");
  keyCache.drop(id);
  await recordAction(c, "key.revoke", id);
  return c.body(null, 204);
});

const toRow = (key: ApiKey) => ({
  id: key.id,
  name: key.name,
  scopes: key.scopes,
  createdAt: formatInstant(key.createdAt),
  expiresAt: instantOrNull(key.expiresAt),
  lastUsedAt: instantOrNull(key.lastUsedAt),
  revokedAt: instantOrNull(key.revokedAt),
});

const instantOrNull = (ms: number | null) => (ms === null ? null : formatInstant(ms));
