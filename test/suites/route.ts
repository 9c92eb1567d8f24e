/** What every route must pass: no answer without a key, none without the scope, and never a 5xx for what a stranger sends. */
import { describe, expect, it } from "vitest";
import type { Scope } from "../../shared/contract/endpoints/admin.ts";

export type RouteCase = {
  /** As in the document, with `{name}` for parts. */
  path: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  scope: Scope;
  /** A body that is right, where the route takes one. */
  json?: unknown;
};

export type Asker = (
  path: string,
  asking: { key?: string; method?: string; body?: string; headers?: Record<string, string> },
) => Promise<Response>;

const SCOPES: Scope[] = ["ingest", "read", "admin"];
/** Where a name is expected: what attackers, typing errors and broken programs put there. */
const NAMES = [
  "x",
  "%00",
  "..%2f..%2fetc",
  "cus_" + "0".repeat(32),
  "ä",
  "'%20OR%201=1--",
  "%F0%9F%92%A9",
  "a".repeat(300),
  "__proto__",
];
const BODIES = ["", "{", "null", "[]", '"x"', "{}", '{"__proto__":{}}', `{"a":${"[".repeat(2000)}${"]".repeat(2000)}}`];
const QUERIES = [
  "",
  "?limit=-1",
  "?limit=abc",
  "?cursor=%00",
  "?cursor=W10",
  "?sort=x&band=y",
  `?q=${"%22".repeat(60)}`,
  "?q=%25_%27*",
];

export function routeSuite(
  name: string,
  cases: readonly RouteCase[],
  asker: Asker,
  newKey: (scopes: Scope[]) => Promise<string>,
): void {
  // Each request from an address of its own: who tries keys from one address is soon refused, which is another test.
  let addresses = 0;
  const ask: Asker = (path, asking) => {
    const n = ++addresses;
    const address = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
    return asker(path, { ...asking, headers: { ...asking.headers, "cf-connecting-ip": address } });
  };
  describe(`${name}: what every route must pass`, () => {
    it.each(cases)("$method $path answers nobody without a key, nor with a wrong one", async ({ path, method }) => {
      for (const key of [undefined, "mrb_wrong", "x".repeat(5000)])
        expect((await ask(filled(path, "x"), { method, ...(key === undefined ? {} : { key }) })).status).toBe(401);
    });

    it.each(cases)("$method $path wants the scope $scope", async ({ path, method, scope, json }) => {
      const key = await newKey(SCOPES.filter((one) => one !== scope));
      const answer = await ask(filled(path, "x"), { key, method, ...bodyOf(JSON.stringify(json ?? {}), method) });
      expect(answer.status).toBe(403);
    });

    it.each(cases)("$method $path never answers 5xx to bad input", async ({ path, method, scope, json }) => {
      const key = await newKey([scope]);
      const names = path.includes("{") ? NAMES : ["x"];
      const bodies = method === "GET" || method === "DELETE" ? [""] : [JSON.stringify(json ?? {}), ...BODIES];
      for (const part of names)
        for (const body of bodies)
          for (const query of method === "GET" ? QUERIES : [""]) {
            const answer = await ask(filled(path, part) + query, { key, method, ...bodyOf(body, method) });
            expect(answer.status).not.toBe(429);
            expect(answer.status, `${method} ${filled(path, part)}${query} with ${body.slice(0, 40)}`).toBeLessThan(
              500,
            );
            const type = answer.headers.get("content-type") ?? "";
            expect(type).toMatch(answer.ok ? /^application\/json/ : /^application\/problem\+json/);
            await answer.body?.cancel();
          }
    });
  });
}

const filled = (path: string, part: string): string => path.replaceAll(/\{\w+\}/g, part);

const bodyOf = (body: string, method: string) =>
  method === "GET" || method === "DELETE" ? {} : { body, headers: { "content-type": "application/json" } };
