/** The one client of the Worker. Answers are parsed here and trusted after; every failure is one of a closed list. */
import type * as z from "zod";
import { type Card, card } from "../../shared/contract/card.ts";
import { type CustomerRow, customersAnswer, timelineAnswer } from "../../shared/contract/endpoints/customers.ts";
import { type Claim, type LookupAnswer, lookupAnswer } from "../../shared/contract/lookup.ts";
import { PROBLEM_TYPE_PREFIX, problem } from "../../shared/contract/problem.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Failure } from "./failure.ts";

export type Answer<Value> = Promise<Result<Value, Failure>>;

/** Where the service is, who asks, and the network, all handed in. `serverUrl` has no trailing slash. */
export type ClientNeeds = { serverUrl: string; apiKey: string; fetch: typeof fetch; timeoutMs: number };

/** A person waits for it beside a ticket: longer than this is an outage to them. */
export const TIMEOUT_MS = 8_000;

export type Client = {
  /** Do address and key work? */
  check(signal: AbortSignal): Answer<true>;
  /** `site` is the page's origin, for the row that says who looked from where; the rest of its address stays here. */
  lookup(claims: Claim[], site: string | null, signal: AbortSignal): Answer<LookupAnswer>;
  customer(id: string, signal: AbortSignal): Answer<Card>;
  search(query: string, signal: AbortSignal): Answer<CustomerRow[]>;
  timeline(id: string, signal: AbortSignal): Answer<Card["timeline"]>;
};

export function newClient(needs: ClientNeeds): Client {
  const get = <T>(path: string, schema: z.ZodType<T>, signal: AbortSignal) => ask(needs, path, schema, signal);
  return {
    check: async (signal) => mapped(await get("/v1/customers?limit=1", customersAnswer, signal), () => true as const),
    lookup: (claims, site, signal) =>
      ask(needs, "/v1/lookup", lookupAnswer, signal, { claims, ...(site === null ? {} : { url: site }) }),
    customer: (id, signal) => get(`/v1/customers/${encodeURIComponent(id)}`, card, signal),
    search: async (query, signal) =>
      mapped(
        await get(`/v1/customers?q=${encodeURIComponent(query)}&limit=20`, customersAnswer, signal),
        (a) => a.customers,
      ),
    timeline: async (id, signal) =>
      mapped(await get(`/v1/customers/${encodeURIComponent(id)}/timeline`, timelineAnswer, signal), (a) => a.entries),
  };
}

async function ask<T>(
  { serverUrl, apiKey, fetch, timeoutMs }: ClientNeeds,
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
  body?: object,
): Answer<T> {
  const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    const response = await fetch(serverUrl + path, {
      method: body === undefined ? "GET" : "POST",
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      // The key is the only credential; a redirect would carry it elsewhere.
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
    });
    const text = await response.text();
    return response.ok ? parsed(text, schema, response.status) : err(failureIn(response, text));
  } catch (thrown) {
    return err(isTimeout(thrown) ? { kind: "timeout", afterMs: timeoutMs } : { kind: "unreachable" });
  }
}

function parsed<T>(text: string, schema: z.ZodType<T>, status: number): Result<T, Failure> {
  const result = schema.safeParse(json(text));
  return result.success ? ok(result.data) : err({ kind: "not-marbles", status });
}

function failureIn(response: Response, text: string): Failure {
  const said = problem.safeParse(json(text));
  if (!said.success || !said.data.type.startsWith(PROBLEM_TYPE_PREFIX))
    return response.status >= 500
      ? { kind: "broken", status: response.status, requestId: null }
      : { kind: "not-marbles", status: response.status };
  const { status, requestId, detail } = said.data;
  if (status === 401) return { kind: "unauthorized" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404 || status === 410) return { kind: "not-found" };
  if (status === 429)
    return { kind: "too-many-requests", retryAfterSeconds: secondsIn(response.headers.get("retry-after")) };
  return status >= 500 ? { kind: "broken", status, requestId } : { kind: "refused", detail, requestId };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const secondsIn = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;

/** By name: a signal's own error may come from another realm than this one. */
const isTimeout = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && "name" in thrown && thrown.name === "TimeoutError";

const mapped = <A, B>(result: Result<A, Failure>, to: (value: A) => B): Result<B, Failure> =>
  result.ok ? ok(to(result.value)) : result;
