/** How the tests speak to the Worker: through its front door, with a key that was made as a deployment makes its first. */
import { exports } from "cloudflare:workers";
import { env } from "cloudflare:workers";
import type { Scope } from "../../shared/contract/endpoints/admin.ts";
import { makeKey } from "../../worker/dev/first-key.mjs";
import type { Env } from "../../worker/env.ts";

export const bindings = env as unknown as Env;

export async function newKey(scopes: Scope[]): Promise<string> {
  const { key, sql } = makeKey(scopes);
  await bindings.DB.prepare(sql).run();
  return key;
}

export type Asking = { key?: string; method?: string; json?: unknown; body?: string; headers?: Record<string, string> };

/** One request; a `json` body is sent as such, and a POST unless the method says otherwise. */
export function ask(path: string, { key, method, json, body, headers = {} }: Asking = {}): Promise<Response> {
  const sent = json === undefined ? body : JSON.stringify(json);
  return exports.default.fetch(`https://marbles.test${path}`, {
    method: method ?? (sent === undefined ? "GET" : "POST"),
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
    redirect: "manual",
  });
}
