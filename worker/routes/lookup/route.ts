/** A page becomes a card: one question to the directory, one to the ledger. */
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type LookupAnswer, lookupAnswer, lookupQuestion } from "../../../shared/contract/lookup.ts";
import { openDirectory } from "../../ledger/directory/directory.ts";
import { openLedger } from "../../ledger/ledger.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { requireScope } from "../auth.ts";
import { type App, newRouter } from "../router.ts";
import { lookerOf } from "./looker.ts";
import { keysToFind, resolve } from "./resolve.ts";

export const lookupRoutes = newRouter();

const lookup = createRoute({
  method: "post",
  path: "/v1/lookup",
  summary: "Who is this page about?",
  description:
    "Claims are keys read from a page. The first record id or personal address that leads to one customer wins; " +
    "claims that contradict each other, shared addresses and domains are answered with candidates to choose from.",
  tags: ["Customers"],
  middleware: requireScope("read"),
  request: { body: jsonBody(lookupQuestion) },
  responses: { 200: json(lookupAnswer, "A card, candidates, or unknown"), 422: failure("A claim is no key") },
});
lookupRoutes.openapi(lookup, async (c) => {
  const { claims, url } = c.req.valid("json");
  const keys = keysToFind(claims);
  const found = new Map((await openDirectory(c.env).find(keys)).map((answer, at) => [keys[at], answer]));
  const resolution = resolve(claims, (key) => found.get(key) ?? { status: "none" });
  return c.json(await toAnswer(c, resolution, url), 200);
});

async function toAnswer(
  c: Context<App>,
  resolution: ReturnType<typeof resolve>,
  url: string | undefined,
): Promise<LookupAnswer> {
  if (resolution.status === "unknown") return resolution;
  const ledger = await openLedger(c.env);
  if (resolution.status === "matched") {
    const { address, match } = resolution;
    const card = await ledger.card(address, match, lookerOf(c, url));
    return card === null ? { status: "unknown" } : { status: "matched", match, card };
  }
  const candidates = await ledger.candidates(resolution.choices);
  return candidates.length === 0
    ? { status: "unknown" }
    : { status: "ambiguous", candidates, reason: resolution.reason };
}
