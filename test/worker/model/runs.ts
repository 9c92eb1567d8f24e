/** What the tests of runs need: facts in the shards, and a run watched through the API to its end. */
import { expect } from "vitest";
import { type FitJob, fitJob } from "../../../shared/contract/endpoints/model.ts";
import { ask } from "../asking.ts";

/** Starts a run and answers its job as the API tells it. */
export async function startFit(key: string, asOf?: string): Promise<FitJob> {
  const answer = await ask("/v1/model/fit", { key, json: asOf === undefined ? {} : { asOf } });
  expect(answer.status).toBe(202);
  return fitJob.parse(await answer.json());
}

export async function readFit(key: string, job: string): Promise<FitJob> {
  const answer = await ask(`/v1/model/fit/${job}`, { key });
  expect(answer.status).toBe(200);
  return fitJob.parse(await answer.json());
}

/** Polls as a caller would, until the job is over. */
export async function finishedFit(key: string, job: string, timeoutMs = 30_000): Promise<FitJob> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    const state = await readFit(key, job);
    if (state.status === "done" || state.status === "failed" || Date.now() > until) return state;
    await scheduler.wait(50);
  }
}
