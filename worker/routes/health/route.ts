/** Is it up, can it work, which version: for monitors and load balancers, without a credential. */
import { createRoute } from "@hono/zod-openapi";
import { healthAnswer, readyAnswer, versionAnswer } from "../../../shared/contract/endpoints/health.ts";
import { readiness } from "./readiness.ts";
import { VERSION } from "../../version.ts";
import { newRouter } from "../router.ts";

export const healthRoutes = newRouter();

const health = createRoute({
  method: "get",
  path: "/healthz",
  summary: "Is the Worker up?",
  tags: ["Health"],
  security: [],
  responses: { 200: { description: "Up", content: { "application/json": { schema: healthAnswer } } } },
});
healthRoutes.openapi(health, (c) => c.json({ status: "ok" as const }, 200));

const ready = createRoute({
  method: "get",
  path: "/readyz",
  summary: "Can it reach its database and its shards?",
  tags: ["Health"],
  security: [],
  responses: {
    200: { description: "Ready", content: { "application/json": { schema: readyAnswer } } },
    503: { description: "Not ready", content: { "application/json": { schema: readyAnswer } } },
  },
});
healthRoutes.openapi(ready, async (c) => {
  const checks = await readiness(c.env);
  const isReady = checks.database === "ok" && checks.ledger === "ok";
  return isReady ? c.json({ status: "ok" as const, checks }, 200) : c.json({ status: "failing" as const, checks }, 503);
});

const version = createRoute({
  method: "get",
  path: "/version",
  summary: "Which version runs here?",
  tags: ["Health"],
  security: [],
  responses: { 200: { description: "Version", content: { "application/json": { schema: versionAnswer } } } },
});
healthRoutes.openapi(version, (c) => c.json({ name: "marbles" as const, version: VERSION }, 200));
