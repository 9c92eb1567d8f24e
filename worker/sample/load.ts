/** Brings the sample company in, as any company comes in: settings, rates, records, and then a fit. */
import * as z from "zod";
import { fitJob, type FitJob } from "../../shared/contract/endpoints/model.ts";
import { syncAnswer } from "../../shared/contract/endpoints/sync.ts";
import { type Api, call } from "./api.ts";
import type { SampleCompany } from "./company.ts";
import type { SampleRecord } from "./record.ts";

/** Records in one request: a few megabytes, so that progress can be seen and a retry is cheap. */
const BATCH = 5000;
const RATES_AT_ONCE = 5000;
const POLL_MS = 400;

const anything = z.unknown();

/** Throws when a single record is refused: the sample is ours, so that is a mistake of ours. */
export async function loadSample(api: Api, company: SampleCompany, progress: (sent: number) => void): Promise<void> {
  await call(api, "PUT", "/v1/settings", anything, company.settings);
  for (let i = 0; i < company.rates.length; i += RATES_AT_ONCE)
    await call(api, "PUT", "/v1/rates", anything, { rates: company.rates.slice(i, i + RATES_AT_ONCE) });
  for (let i = 0; i < company.records.length; i += BATCH) {
    await sendBatch(api, company.records.slice(i, i + BATCH));
    progress(Math.min(i + BATCH, company.records.length));
  }
}

async function sendBatch(api: Api, records: SampleRecord[]): Promise<void> {
  const lines = records.map((record) => JSON.stringify(record)).join("\n");
  const answer = await call(api, "POST", "/v1/sync", syncAnswer, lines, "application/x-ndjson");
  if (answer.rejected === 0 && answer.received === records.length) return;
  const [first] = answer.rejections;
  throw new Error(
    `The sample was not taken whole: ${answer.received} of ${records.length} received, ${answer.rejected} rejected` +
      (first === undefined ? "." : `, first line ${first.line} (${first.path}): ${first.message}`),
  );
}

/** Asks for a fit and follows it to its end, which is when every customer is scored. */
export async function fitAndWait(api: Api, progress: (job: FitJob) => void): Promise<FitJob> {
  let job = await call(api, "POST", "/v1/model/fit", fitJob, {});
  while (job.status !== "done" && job.status !== "failed") {
    progress(job);
    await api.wait(POLL_MS);
    job = await call(api, "GET", `/v1/model/fit/${encodeURIComponent(job.job)}`, fitJob);
  }
  if (job.status === "failed") throw new Error(`The model could not be fitted: ${job.error ?? "no reason given"}`);
  return job;
}
