/**
 * The one object that fits the models. A request writes a job; the alarm takes it step by step and keeps every step's result, so that
 * an eviction, a deployment or an outage delays a run and never loses it.
 */
import { DurableObject } from "cloudflare:workers";
import { uuidv7 } from "uuidv7";
import type { FitJob } from "../../shared/contract/endpoints/model.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { afterFailure, isRunning, type Job, toFitJob, waitMs } from "./job.ts";
import { RunMemory } from "./run-memory.ts";
import { isInOldCurrency } from "./runs.ts";
import { ledgerShards } from "./shards.ts";
import { begin, fit, fold, publish, readCensuses, rescore, type Step } from "./steps.ts";

const STEPS: Record<"queued" | "folding" | "fitting" | "publishing" | "rescoring", Step> = {
  queued: begin,
  folding: fold,
  fitting: fit,
  publishing: publish,
  rescoring: rescore,
};

/** An alarm hands over to the next one after this long: well under the 15 minutes one may take. */
const ALARM_MS = 20_000;
/** Between two looks at shards that are at work. */
const WATCH_MS = 500;

export class ModelRun extends DurableObject<Env> {
  readonly #memory: RunMemory;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#memory = new RunMemory(ctx.storage);
  }

  /** Starts a run for that day, or answers the one that is running: `isSame` says whether it is for the same day. */
  async start(asOf: number): Promise<{ job: FitJob; isSame: boolean }> {
    const running = this.#running();
    if (running !== null) return { job: toFitJob(running), isSame: running.asOf === asOf };
    const job = newJob(asOf, Date.now());
    this.#memory.dropPages();
    this.#memory.save(job);
    await this.ctx.storage.setAlarm(Date.now());
    return { job: toFitJob(job), isSame: true };
  }

  async job(id: string): Promise<FitJob | null> {
    const job = this.#memory.job(id);
    return job === null ? null : toFitJob(job);
  }

  /**
   * Starts the run of that night, once, and only if a fact or the currency changed since the last published fit. Else time has passed
   * all the same: who was silent is silent for a day longer, and the lists must say so.
   */
  async nightly(day: number): Promise<void> {
    if ((this.#memory.noted("nightlyDay") ?? 0) >= day || this.#running() !== null) return;
    const changes = (await readCensuses(this.env)).reduce((sum, census) => sum + census.changes, 0);
    const isDue = changes !== (this.#memory.noted("fittedChanges") ?? 0) || (await isInOldCurrency(this.env));
    if (isDue) await this.start(day);
    else await Promise.all(ledgerShards(this.env).map((shard) => shard.rescore()));
    this.#memory.note("nightlyDay", day);
  }

  /** Sets the alarm again if a run is under way without one; the clock calls it, so that no run can be left lying. */
  async resume(): Promise<void> {
    if (this.#running() !== null && (await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(Date.now());
  }

  override async alarm(): Promise<void> {
    const until = Date.now() + ALARM_MS;
    for (let job = this.#running(); job !== null; job = this.#running()) {
      const wait = await this.#step(job);
      if (wait === 0 && Date.now() < until) continue;
      await this.ctx.storage.setAlarm(Date.now() + wait);
      return;
    }
  }

  /** One step; answers how long to wait before the next. Never throws: the platform drops an alarm that fails too often. */
  async #step(job: Job): Promise<number> {
    if (job.status === "done" || job.status === "failed") return 0;
    try {
      const after = await STEPS[job.status]({ env: this.env, memory: this.#memory, now: () => Date.now() }, job);
      this.#memory.save({ ...after, attempts: 0 });
      return isWatching(job, after) ? WATCH_MS : 0;
    } catch (error) {
      logError({ event: "model-run", job: job.id, status: job.status }, error);
      const after = afterFailure(job, Date.now());
      this.#memory.save(after);
      return waitMs(after.attempts);
    }
  }

  #running(): Job | null {
    const latest = this.#memory.latest();
    return latest !== null && isRunning(latest) ? latest : null;
  }
}

/** The shards are at work by themselves; nothing to do but to look again. */
const isWatching = (before: Job, after: Job): boolean =>
  before.status === after.status && (after.status === "publishing" || after.status === "rescoring");

const newJob = (asOf: number, now: number): Job => ({
  id: uuidv7(),
  status: "queued",
  asOf,
  shard: 0,
  after: null,
  pages: 0,
  done: 0,
  total: 0,
  version: null,
  error: null,
  attempts: 0,
  publishes: false,
  changes: 0,
  startedAt: now,
  finishedAt: null,
});
