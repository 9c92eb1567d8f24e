/** Exchange rates by day. Late ones are welcome: what they touch is worked out again. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { ratesAnswer, ratesUpdate } from "../../../shared/contract/endpoints/admin.ts";
import { formatDay, parseDay } from "../../../shared/contract/time.ts";
import { tellShards } from "../../scoring/company.ts";
import { listRates, type RatePlace, saveRates } from "../../store/rate.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";

export const rateRoutes = newRouter();

const page = z.object({
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
  cursor: z.string().max(40).optional(),
});

const list = createRoute({
  method: "get",
  path: "/v1/rates",
  summary: "Exchange rates",
  tags: ["Company"],
  middleware: requireScope("read"),
  request: { query: page },
  responses: { 200: json(ratesAnswer, "By day, oldest first: 1 `from` = `rate` `to`") },
});
rateRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const rates = await listRates(c.env.DB, toPlace(cursor), limit);
  const last = rates.length === limit ? rates.at(-1) : undefined;
  return c.json(
    {
      rates: rates.map((rate) => ({ ...rate, day: formatDay(rate.day) })),
      cursor: last === undefined ? null : `${formatDay(last.day)}:${last.from}:${last.to}`,
    },
    200,
  );
});

const update = createRoute({
  method: "put",
  path: "/v1/rates",
  summary: "Add or replace exchange rates",
  description: "A fact is converted with the rate of its day, or the nearest earlier one within a week.",
  tags: ["Company"],
  middleware: requireScope("admin"),
  request: { body: jsonBody(ratesUpdate) },
  responses: { 200: json(z.object({ stored: z.number() }), "How many"), 422: failure("A rate is not valid") },
});
rateRoutes.openapi(update, async (c) => {
  const { rates } = c.req.valid("json");
  if (rates.some((rate) => rate.from === rate.to))
    throw new ProblemError("unprocessable", "A rate leads from one currency to another; from and to are the same.");
  const distinct = [...new Map(rates.map((rate) => [`${rate.day} ${rate.from} ${rate.to}`, rate])).values()];
  await saveRates(c.env.DB, distinct);
  await tellShards(c.env);
  await recordAction(c, "rates.update", "rates", { rates: distinct.length });
  return c.json({ stored: distinct.length }, 200);
});

function toPlace(cursor: string | undefined): RatePlace | null {
  if (cursor === undefined) return null;
  const [text = "", from = "", to = ""] = cursor.split(":");
  const day = parseDay(text);
  if (day === null) throw new ProblemError("bad-request", "This cursor is not one that an earlier answer gave.");
  return { day, from, to };
}
