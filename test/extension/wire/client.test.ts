/** The client against a real HTTP server on this machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PROBLEMS, type ProblemKind } from "../../../shared/contract/problem.ts";
import { type Client, newClient } from "../../../extension/wire/client.ts";
import { ADA } from "../../fixtures/cards/cards.ts";

type Handler = (request: IncomingMessage & { body: string }, response: ServerResponse) => void;
let handler: Handler = () => undefined;
let server: Server;
let client: Client;
const heard: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
const never = new AbortController().signal;

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
const problem = (kind: ProblemKind, headers = {}) =>
  answer(
    PROBLEMS[kind].status,
    { type: `urn:marbles:problem:${kind}`, ...PROBLEMS[kind], detail: "Say it otherwise.", requestId: "r-1" },
    headers,
  );

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      heard.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      handler(Object.assign(request, { body }), response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  client = newClient({ serverUrl: `http://127.0.0.1:${port}`, apiKey: "key-1", fetch, timeoutMs: 300 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => heard.splice(0));

const claims = [{ key: "demo::ticket:1", basis: "ticket in the address" }];

describe("the client", () => {
  it("asks with the key, the claims and the site, and gives back the parsed answer", async () => {
    const matched = {
      status: "matched",
      match: { key: "demo::ticket:1", basis: "x", confidence: "certain" },
      card: ADA,
    };
    handler = answer(200, matched);
    expect(await client.lookup(claims, "https://desk.test", never)).toEqual({ ok: true, value: matched });
    expect(heard[0]).toMatchObject({ method: "POST", url: "/v1/lookup", headers: { authorization: "Bearer key-1" } });
    expect(JSON.parse(heard[0]?.body ?? "")).toEqual({ claims, url: "https://desk.test" });
  });

  it("escapes what a person types and what an id holds", async () => {
    handler = answer(200, { customers: [], cursor: null });
    await client.search("a&b=c #1", never);
    await client.customer("../x?y", never);
    expect(heard.map(({ url }) => url)).toEqual([
      "/v1/customers?q=a%26b%3Dc%20%231&limit=20",
      "/v1/customers/..%2Fx%3Fy",
    ]);
  });

  it.each<[ProblemKind, object]>([
    ["unauthorized", { kind: "unauthorized" }],
    ["forbidden", { kind: "forbidden" }],
    ["not-found", { kind: "not-found" }],
    ["gone", { kind: "not-found" }],
    ["too-many-requests", { kind: "too-many-requests", retryAfterSeconds: null }],
    ["unprocessable", { kind: "refused", detail: "Say it otherwise.", requestId: "r-1" }],
    ["bad-request", { kind: "refused", detail: "Say it otherwise.", requestId: "r-1" }],
    ["internal", { kind: "broken", status: 500, requestId: "r-1" }],
    ["unavailable", { kind: "broken", status: 503, requestId: "r-1" }],
  ])("turns the problem %s into a failure of the list", async (kind, reason) => {
    handler = problem(kind);
    expect(await client.lookup(claims, null, never)).toEqual({ ok: false, reason });
  });

  it("says when to try again", async () => {
    handler = problem("too-many-requests", { "retry-after": "12" });
    expect(await client.lookup(claims, null, never)).toEqual({
      ok: false,
      reason: { kind: "too-many-requests", retryAfterSeconds: 12 },
    });
  });

  it.each<[string, Handler, object]>([
    ["a page of another program", answer(200, "<!doctype html>"), { kind: "not-marbles", status: 200 }],
    ["a card without its name", answer(200, { ...ADA, customer: {} }), { kind: "not-marbles", status: 200 }],
    ["another program's 404", answer(404, "not here"), { kind: "not-marbles", status: 404 }],
    ["a gateway's 502", answer(502, "<h1>Bad gateway</h1>"), { kind: "broken", status: 502, requestId: null }],
    ["a redirect", answer(302, "", { location: "https://evil.test/" }), { kind: "unreachable" }],
    ["a connection cut off", (_request, response) => response.destroy(), { kind: "unreachable" }],
    ["silence", () => undefined, { kind: "timeout", afterMs: 300 }],
  ])("does not trust %s", async (_what, given, reason) => {
    handler = given;
    expect(await client.customer("c1", never)).toEqual({ ok: false, reason });
  });

  it("stops when told to", async () => {
    handler = () => undefined;
    const stop = new AbortController();
    const asked = client.customer("c1", stop.signal);
    stop.abort();
    expect((await asked).ok).toBe(false);
  });
});
