/** Where the data comes from: how much of it there is, stopping a source, and deleting what it sent. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { sourceParam, sourceRow, sourcesAnswer, sourceUpdate } from "../../../shared/contract/endpoints/admin.ts";
import { openLedger } from "../../ledger/ledger.ts";
import { readSource, setSourceStatus } from "../../store/source.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";
import { listSourceRows } from "./sources.ts";

export const sourceRoutes = newRouter();

const named = z.object({ source: sourceParam.openapi({ type: "string", param: { name: "source", in: "path" } }) });

const list = createRoute({
  method: "get",
  path: "/v1/sources",
  summary: "Sources and what they sent",
  tags: ["Data"],
  middleware: requireScope("read"),
  responses: { 200: json(sourcesAnswer, "All sources") },
});
sourceRoutes.openapi(list, async (c) => c.json({ sources: await listSourceRows(c.env) }, 200));

const update = createRoute({
  method: "put",
  path: "/v1/sources/{source}",
  summary: "Stop or start a source",
  description: "Records of a stopped source are rejected with `source_stopped`; what it sent before stays.",
  tags: ["Data"],
  middleware: requireScope("admin"),
  request: { params: named, body: jsonBody(sourceUpdate) },
  responses: {
    200: json(sourceRow.pick({ source: true, status: true }), "Its status now"),
    409: failure("Its data is being deleted"),
    422: failure("This is no source"),
  },
});
sourceRoutes.openapi(update, async (c) => {
  const { source } = c.req.valid("param");
  const { status } = c.req.valid("json");
  if ((await readSource(c.env.DB, source))?.status === "deleting")
    throw new ProblemError("conflict", "The data of this source is being deleted. Wait until it is gone.", 60);
  await setSourceStatus(c.env.DB, source, status);
  await recordAction(c, `source.${status === "active" ? "start" : "stop"}`, source);
  return c.json({ source, status }, 200);
});

const remove = createRoute({
  method: "delete",
  path: "/v1/sources/{source}",
  summary: "Delete everything a source sent",
  description:
    "Goes on in the background, in steps that survive a restart; the source is listed as `deleting` until it is done.",
  tags: ["Data"],
  middleware: requireScope("admin"),
  request: { params: named },
  responses: {
    202: json(sourceRow.pick({ source: true, status: true }), "It has begun"),
    404: failure("Nothing ever came from this source"),
  },
});
sourceRoutes.openapi(remove, async (c) => {
  const { source } = c.req.valid("param");
  if ((await readSource(c.env.DB, source)) === null)
    throw new ProblemError("not-found", "Nothing ever came from this source.");
  // First nothing more may come in, then what is there goes.
  await setSourceStatus(c.env.DB, source, "deleting");
  await (await openLedger(c.env)).dropSource(source);
  await recordAction(c, "source.delete", source);
  return c.json({ source, status: "deleting" as const }, 202);
});
