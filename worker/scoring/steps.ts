/**
 * The steps of a run. Each takes the job as it stands and answers it as it stands afterwards; a step that was cut off is simply done
 * again, so each one may be repeated without harm.
 */
import { fitModels, mergeFolds } from "../../shared/metrics/index.ts";
import type { ModelVersion } from "../../shared/contract/endpoints/model.ts";
import { dayClock, formatDay, formatInstant } from "../../shared/contract/time.ts";
import { type Env, shardCount } from "../env.ts";
import { ledgerAt } from "../ledger/slots.ts";
import type { Census, FoldAnswer } from "../ledger/rpc.ts";
import { keepModel, publishModel, readModel } from "../store/model.ts";
import { readSettings } from "../store/setting.ts";
import { readCompany, updateShards } from "./company.ts";
import { settleCurrency } from "./currency.ts";
import type { Job } from "./job.ts";
import { percentiles } from "./percentiles.ts";
import type { RunMemory } from "./run-memory.ts";
import { ledgerShards } from "./shards.ts";

export type Run = { env: Env; memory: RunMemory; now: () => number };
export type Step = (run: Run, job: Job) => Promise<Job>;

/**
 * The bands are cut on what the shards have summed up; facts that came in just before are still on their way there. Where facts never
 * stop coming, a sample that misses the last of them must do.
 */
const LONGEST_SETTLING_MS = 120_000;

/** Queued → folding: what is there to fold, in which currency, and may the result reach the cards? */
export const begin: Step = async ({ env }, job) => {
  await settleCurrency(env);
  const [{ timeZone }, censuses] = await Promise.all([readSettings(env.DB), readCensuses(env)]);
  const newest = Math.max(...censuses.map((census) => census.newestAt ?? Number.NEGATIVE_INFINITY));
  const publishes = newest === Number.NEGATIVE_INFINITY || dayClock(timeZone).dayOf(newest) <= job.asOf;
  const changes = sum(censuses.map((census) => census.changes));
  return { ...job, status: "folding", publishes, changes, done: 0, total: shardCount(env) };
};

/** One page of one shard. */
export const fold: Step = async ({ env, memory }, job) => {
  const { answer, next } = await ledgerAt(env, job.shard).fold({ asOf: job.asOf, after: job.after });
  memory.keepPage(job.pages, answer);
  const pages = job.pages + 1;
  if (next !== null) return { ...job, pages, after: next };
  const shard = job.shard + 1;
  const status = shard < job.total ? "folding" : "fitting";
  return { ...job, pages, shard, after: null, done: shard, status };
};

/** All pages to one model version, kept under a name that belongs to this job. */
export const fit: Step = async ({ env, memory, now }, job) => {
  const pages = memory.pages();
  // Somebody chose another currency meanwhile: what was folded before cannot be added to what came after.
  if (new Set(pages.map(({ currency }) => currency)).size > 1) return restart(memory, job);
  const { thresholds } = await readCompany(env.DB);
  const merged = mergeFolds(pages);
  const { models } = fitModels(merged);
  const model: ModelVersion = {
    version: `${formatDay(job.asOf)}.${job.id.slice(-12)}`,
    asOf: formatDay(job.asOf),
    fittedAt: formatInstant(now()),
    currency: merged.currency,
    basis: hasMargin(merged, thresholds.marginCoverage) ? "margin" : "revenue",
    customers: merged.customers,
    models,
    valuePercentiles: null,
  };
  await keepModel(env.DB, model);
  memory.dropPages();
  return { ...job, version: model.version, status: "publishing", done: 0, total: shardCount(env) };
};

/** Cuts the value bands on a sample scored with the new model, then lets every card use it. */
export const publish: Step = async ({ env, memory, now }, job) => {
  const model = job.version === null ? null : await readModel(env.DB, job.version);
  if (model === null) throw new Error("The fitted model is gone from the database.");
  if (!job.publishes) return finish(memory, job, now());
  if ((await countWaiting(env)) > 0 && now() < job.startedAt + LONGEST_SETTLING_MS) return job;
  const company = { ...(await readCompany(env.DB)), model };
  const samples = await Promise.all(ledgerShards(env).map((shard) => shard.totals(company)));
  await publishModel(env.DB, { ...model, valuePercentiles: percentiles(samples.flat()) }, now());
  await updateShards(env);
  await Promise.all(ledgerShards(env).map((shard) => shard.rescore()));
  return { ...job, status: "rescoring", done: 0, total: await countWaiting(env) };
};

/** Watches the shards work through their customers by their own alarms. */
export const rescore: Step = async ({ env, memory, now }, job) => {
  const waiting = await countWaiting(env);
  if (waiting === 0) return finish(memory, { ...job, done: job.total }, now());
  const total = Math.max(job.total, waiting);
  return { ...job, total, done: total - waiting };
};

function restart(memory: RunMemory, job: Job): Job {
  memory.dropPages();
  return { ...job, status: "queued", shard: 0, after: null, pages: 0 };
}

function finish(memory: RunMemory, job: Job, now: number): Job {
  if (job.publishes) memory.note("fittedChanges", job.changes);
  return { ...job, status: "done", finishedAt: now };
}

export const readCensuses = (env: Env): Promise<Census[]> =>
  Promise.all(ledgerShards(env).map((shard) => shard.census()));

const countWaiting = async (env: Env): Promise<number> =>
  sum(await Promise.all(ledgerShards(env).map((shard) => shard.waiting())));

const hasMargin = (merged: FoldAnswer, coverage: number): boolean =>
  merged.orderFacts > 0 && merged.ordersWithCost >= coverage * merged.orderFacts;

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);
