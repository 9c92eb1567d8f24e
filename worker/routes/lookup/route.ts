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
import { keysToFind, type Resolution, resolve } from "./resolve.ts";

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
  if (resolution.status === "matched") return (await matched(c, resolution, url)) as never;
  return c.json(resolution.status === "ambiguous" ? await ambiguous(c, resolution) : resolution, 200);
});

type Matched = Extract<Resolution, { status: "matched" }>;
type Ambiguous = Extract<Resolution, { status: "ambiguous" }>;

/** The card comes as JSON from its shard and is passed on as it is. */
async function matched(c: Context<App>, { address, match }: Matched, url: string | undefined): Promise<Response> {
  const card = await (await openLedger(c.env)).cardText(address, match, lookerOf(c, url));
  if (card === null) return c.json({ status: "unknown" });
  const text = `{"status":"matched","match":${JSON.stringify(match)},"card":${card}}`;
  return c.body(text, 200, { "content-type": "application/json" });
}

async function ambiguous(c: Context<App>, { choices, reason }: Ambiguous): Promise<LookupAnswer> {
  const candidates = await (await openLedger(c.env)).candidates(choices);
  return candidates.length === 0 ? { status: "unknown" } : { status: "ambiguous", candidates, reason };
}
