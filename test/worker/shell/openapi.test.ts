import { describe, expect, it } from "vitest";
import { ask, newKey } from "../asking.ts";

type Operation = { security?: unknown[]; responses: Record<string, unknown> };
type Document = {
  openapi: string;
  info: { version: string };
  security: unknown[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, { type: string; scheme: string }> };
};

const PUBLIC = new Set(["/healthz", "/readyz", "/version"]);
const document = (await (await ask("/openapi.json")).json()) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

describe("the description", () => {
  it("is OpenAPI 3.1 with a bearer key for everything that does not say otherwise", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.security).toEqual([{ bearer: [] }]);
    expect(document.components.securitySchemes["bearer"]).toMatchObject({ type: "http", scheme: "bearer" });
  });
  it("describes the whole API", () => {
    expect(operations.length).toBeGreaterThan(10);
    for (const path of ["/v1/keys", "/v1/settings", "/v1/rates", "/v1/model", "/v1/model/fit", "/v1/audit"])
      expect(Object.keys(document.paths)).toContain(path);
  });
});

describe("every route but the public ones", () => {
  it.each(operations.filter(({ path }) => !PUBLIC.has(path)))(
    "$method $path asks for a key",
    async ({ path, method, operation }) => {
      expect(operation.security).toBeUndefined();
      const url = path.replaceAll(/\{[^}]+\}/g, "cus_00000000000000000000000000000000");
      const body = method === "POST" || method === "PUT" ? { body: "{}" } : {};
      const bare = await ask(url, { method, ...body });
      expect(bare.status).toBe(401);
      const wrong = await ask(url, { method, key: `mrb_zzzzzzzzzzzz_${"z".repeat(43)}`, ...body });
      expect([401, 429]).toContain(wrong.status);
    },
  );
  it.each(operations.filter(({ path }) => !PUBLIC.has(path)))(
    "$method $path is closed to a key that carries no scope it needs",
    async ({ path, method }) => {
      const scopes = ["read", "ingest", "admin"] as const;
      const url = path.replaceAll(/\{[^}]+\}/g, "cus_00000000000000000000000000000000");
      const body = method === "POST" || method === "PUT" ? { body: "{}" } : {};
      const statuses = [];
      for (const scope of scopes)
        statuses.push((await ask(url, { method, key: await newKey([scope]), ...body })).status);
      expect(statuses.filter((status) => status === 403).length).toBeGreaterThanOrEqual(1);
      expect(statuses.every((status) => status < 500)).toBe(true);
    },
  );
});

it.each([...PUBLIC])("%s says that it needs no key", (path) => {
  expect(document.paths[path]?.["get"]?.security).toEqual([]);
});
