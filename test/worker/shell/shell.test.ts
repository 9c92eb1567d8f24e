import { describe, expect, it } from "vitest";
import packageText from "../../../package.json?raw";
import { problem } from "../../../shared/contract/problem.ts";
import { VERSION } from "../../../worker/version.ts";
import { ask, newKey } from "../asking.ts";

const NAVIGATION = { "sec-fetch-mode": "navigate", accept: "text/html" };

describe("a browser navigation reaches the Worker, not the console", () => {
  it("at /docs", async () => {
    const answer = await ask("/docs", { headers: NAVIGATION });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("<title>Marbles API</title>");
  });
  it.each(["/v1/keys", "/v1/customers/cus_1", "/v1/anything"])("at %s", async (path) => {
    const answer = await ask(path, { headers: NAVIGATION });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
  it.each(["/healthz", "/version", "/openapi.json"])("at %s", async (path) => {
    const answer = await ask(path, { headers: NAVIGATION });
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  });
});

describe("what goes wrong is a problem document", () => {
  it("for an address with nothing behind it", async () => {
    const answer = await ask("/v1/nothing", { key: await newKey(["read"]) });
    expect(answer.status).toBe(404);
    expect(problem.parse(await answer.json()).type).toBe("urn:marbles:problem:not-found");
  });
  it("for a method that an address does not take, with those it takes", async () => {
    const answer = await ask("/v1/keys", { method: "PATCH", key: await newKey(["admin"]) });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")?.split(", ").toSorted()).toEqual(["GET", "HEAD", "POST"]);
    expect(problem.parse(await answer.json()).type).toBe("urn:marbles:problem:method-not-allowed");
  });
  it("names the request in body and header, so that it can be found in the log", async () => {
    const answer = await ask("/v1/keys", { headers: { "x-request-id": "abc-123" } });
    expect(answer.headers.get("x-request-id")).toBe("abc-123");
    expect(problem.parse(await answer.json()).requestId).toBe("abc-123");
  });
});

describe("headers", () => {
  it.each(["/healthz", "/docs", "/v1/keys"])("%s carries a strict policy and no CORS", async (path) => {
    const { headers } = await ask(path, { headers: { origin: "https://elsewhere.example" } });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toContain("max-age=");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
  it("keeps answers of the API out of every cache", async () => {
    expect((await ask("/v1/policy", { key: await newKey(["read"]) })).headers.get("cache-control")).toBe("no-store");
  });
  it("says no to a preflight from another origin", async () => {
    const answer = await ask("/v1/lookup", {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "POST" },
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

it("names the version of the package", async () => {
  expect(VERSION).toBe((JSON.parse(packageText) as { version: string }).version);
  expect(await (await ask("/version")).json()).toEqual({ name: "marbles", version: VERSION });
});

it("has no inline script on the docs page, and answers no other file there", async () => {
  const page = await (await ask("/docs")).text();
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect((await ask("/docs/index.html")).status).toBe(404);
});
