/** The models: what is in force, and how a new fit is started and watched. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { fitJob, fitQuestion, modelAnswer } from "../../../shared/contract/endpoints/model.ts";
import { dayClock } from "../../../shared/contract/time.ts";
import { modelRun } from "../../scoring/runs.ts";
import { readActiveModel, readLatestModel } from "../../store/model.ts";
import { readSettings } from "../../store/setting.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";

export const modelRoutes = newRouter();

const show = createRoute({
  method: "get",
  path: "/v1/model",
  summary: "The model that cards use, and the last one fitted",
  tags: ["Model"],
  middleware: requireScope("read"),
  responses: { 200: json(modelAnswer, "`latest` differs from `active` when it was fitted for a day in the past") },
});
modelRoutes.openapi(show, async (c) => {
  const [active, latest] = await Promise.all([readActiveModel(c.env.DB), readLatestModel(c.env.DB)]);
  return c.json({ active, latest }, 200);
});

const start = createRoute({
  method: "post",
  path: "/v1/model/fit",
  summary: "Fit the models",
  description:
    "`asOf` is a day in the company's time zone, inclusive; today when left out. A fit for a day before the newest order is kept but never used for cards.",
  tags: ["Model"],
  middleware: requireScope("admin"),
  request: { body: jsonBody(fitQuestion) },
  responses: {
    202: json(fitJob, "The run, or the one for the same day that is already under way"),
    409: failure("A run for another day is under way"),
    422: failure("The day is not valid"),
  },
});
modelRoutes.openapi(start, async (c) => {
  const { timeZone } = await readSettings(c.env.DB);
  const today = dayClock(timeZone).dayOf(Date.now());
  const asOf = c.req.valid("json").asOf ?? today;
  if (asOf > today)
    throw new ProblemError("unprocessable", "This day lies in the future. Leave asOf out to fit as of today.");
  const { job, isSame } = await modelRun(c.env).start(asOf);
  if (!isSame) throw new ProblemError("conflict", `A run as of ${job.asOf} is under way. Wait until it is done.`, 10);
  await recordAction(c, "model.fit", job.job, { asOf: job.asOf });
  return c.json(job, 202, { location: `/v1/model/fit/${job.job}` });
});

const watch = createRoute({
  method: "get",
  path: "/v1/model/fit/{job}",
  summary: "How far a run is",
  tags: ["Model"],
  middleware: requireScope("read"),
  request: { params: z.object({ job: z.string().max(60) }) },
  responses: {
    200: json(fitJob, "Progress counts shards while folding, customers while rescoring"),
    404: failure("There is no such run"),
  },
});
modelRoutes.openapi(watch, async (c) => {
  const job = await modelRun(c.env).job(c.req.valid("param").job);
  if (job === null) throw new ProblemError("not-found", "There is no such run. The last hundred are kept.");
  return c.json(job, 200);
});
