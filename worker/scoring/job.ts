/** One run of the models, from the request to the last rescored customer. */
import type { FitJob } from "../../shared/contract/endpoints/model.ts";
import { formatDay, formatInstant } from "../../shared/contract/time.ts";

export type JobStatus = FitJob["status"];

export type Job = {
  id: string;
  status: JobStatus;
  /** Day in the company's time zone, inclusive. */
  asOf: number;
  /** Shard that is being folded, and how far in it. */
  shard: number;
  after: string | null;
  /** Pages of the fold that are kept. */
  pages: number;
  /** Of the present status: shards while folding, customers while rescoring. */
  done: number;
  total: number;
  version: string | null;
  error: string | null;
  /** Failures in a row of the present step. */
  attempts: number;
  /** False for a day before the newest order: such a fit is kept for comparison, cards never use it. */
  publishes: boolean;
  /** The shards' count of changes when it began: later ones are for the next run. */
  changes: number;
  startedAt: number;
  finishedAt: number | null;
};

export const isRunning = (job: Job): boolean => job.status !== "done" && job.status !== "failed";

/** Failures in a row before a run is given up: with the waits between them about 20 minutes. */
export const MOST_ATTEMPTS = 10;
const LONGEST_WAIT_MS = 300_000;

/** Doubling from a second: an object that moves is back in seconds, an outage lasts minutes. */
export const waitMs = (attempts: number): number => Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (attempts - 1));

/** After a failure: the same step again, or the end with words that a person can act on. */
export function afterFailure(job: Job, now: number): Job {
  const attempts = job.attempts + 1;
  if (attempts < MOST_ATTEMPTS) return { ...job, attempts };
  const error = `It stopped while ${job.status} after ${attempts} attempts. Start it again; if it stops again, report the job.`;
  return { ...job, attempts, status: "failed", error, finishedAt: now };
}

export const toFitJob = (job: Job): FitJob => ({
  job: job.id,
  status: job.status,
  asOf: formatDay(job.asOf),
  progress: { done: job.done, total: job.total },
  version: job.version,
  error: job.error,
  startedAt: formatInstant(job.startedAt),
  finishedAt: job.finishedAt === null ? null : formatInstant(job.finishedAt),
});
