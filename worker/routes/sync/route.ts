/** Records in: NDJSON and CSV streamed, a JSON array in one piece. */
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import * as z from "zod";
import { SYNC_LIMITS, type SyncAnswer, syncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { openIntake } from "../../ledger/intake.ts";
import { openLedger } from "../../ledger/ledger.ts";
import { failure, json } from "../answers.ts";
import { requireScope } from "../auth.ts";
import { problemResponse } from "../problem.ts";
import { type App, newRouter } from "../router.ts";
import { readBytes, readerOf, refuseCompression, tooLarge } from "./body.ts";
import { type Bytes, UnreadableBody } from "./entry.ts";
import { answerOnce } from "./idempotency.ts";
import { load } from "./load.ts";
import { sourceGate } from "./source-gate.ts";

export const syncRoutes = newRouter();

const records = z.string().openapi({ description: "One record a line, see the records of the contract" });

const sync = createRoute({
  method: "post",
  path: "/v1/sync",
  summary: "Send records",
  description:
    "Applied once for ever by type, source and id; the later `updatedAt` wins; any order and any number of repeats end in the same state. " +
    "A bad line is rejected with its number and never stops the good ones. At most 100 MB a request, 32 KB a record.",
  tags: ["Data"],
  middleware: requireScope("ingest"),
  request: {
    query: z.object({ type: z.string().max(40).optional() }),
    headers: z.object({ "idempotency-key": z.string().optional() }),
  },
  responses: {
    200: json(syncAnswer, "What became of the lines"),
    400: failure("Nothing of the body can be read"),
    409: failure("The same Idempotency-Key is still running"),
    413: failure("Too large"),
    415: failure("Neither NDJSON nor JSON nor CSV, or compressed"),
    422: failure("The header of a CSV is wrong, or the Idempotency-Key belongs to another body"),
  },
});
syncRoutes.openAPIRegistry.registerPath({
  ...sync,
  request: {
    ...sync.request,
    body: {
      required: true,
      content: {
        "application/x-ndjson": { schema: records },
        "application/json": { schema: z.array(z.record(z.string(), z.unknown())) },
        "text/csv": { schema: records },
      },
    },
  },
});
syncRoutes.post("/v1/sync", requireScope("ingest"), async (c) => {
  try {
    return c.json(await receive(c), 200);
  } catch (error) {
    if (!(error instanceof UnreadableBody)) throw error;
    const kind = error.problems.some(({ code }) => /^(column|type)_/.test(code)) ? "unprocessable" : "bad-request";
    return problemResponse(c.var.requestId, kind, error.message, { errors: error.problems.slice(0, 50) });
  }
});

async function receive(c: Context<App>): Promise<SyncAnswer> {
  if (Number(c.req.header("content-length") ?? 0) > SYNC_LIMITS.bodyBytes) throw tooLarge();
  refuseCompression(c.req.header("content-encoding") ?? "");
  const now = Date.now();
  const contentType = c.req.header("content-type") ?? "";
  const type = c.req.query("type") ?? null;
  const reader = readerOf(contentType, type, formatInstant(now));
  const run = (bytes: Bytes) => takeRecords(c, reader(bytes), now);
  const bytes = readBytes(c.req.raw.body);
  const key = c.req.header("idempotency-key");
  if (key === undefined) return run(bytes);
  const ledger = await openLedger(c.env);
  return answerOnce({ ledger, caller: c.var.caller.id, key, kind: `${contentType}?${type ?? ""}` }, bytes, run);
}

async function takeRecords(
  c: Context<App>,
  entries: Parameters<typeof load>[0]["entries"],
  now: number,
): Promise<SyncAnswer> {
  return load({ entries, takeIn: await openIntake(c.env), stoppedOf: sourceGate(c.env.DB, now), now });
}
