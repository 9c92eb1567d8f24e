/**
 * The company's facts on their way to the shards. D1 is the source; each shard confirms what it has taken, so that a shard that
 * was out of reach is found and brought up to date by the next repair.
 */
import { type Env, shardCount } from "../env.ts";
import type { Company, Rate } from "../ledger/company.ts";
import { logError } from "../log.ts";
import { readActiveModel } from "../store/model.ts";
import { readPolicy } from "../store/policy.ts";
import { listRatesSince } from "../store/rate.ts";
import { type Copied, confirmCopies, readRevisions, readShardCopies, type ShardCopy } from "../store/revision.ts";
import { readSettings } from "../store/setting.ts";
import { ledgerAt } from "../ledger/slots.ts";

/** Rates of one call: about 2 MB, well under what one call may carry. */
const RATE_PAGE = 20_000;

/** The revision is read first: whatever changes meanwhile raises it again, and is pushed again. */
export async function readCompany(db: D1Database): Promise<Company> {
  const { company: revision } = await readRevisions(db);
  const [settings, policy, model] = await Promise.all([readSettings(db), readPolicy(db), readActiveModel(db)]);
  return {
    revision,
    name: settings.name,
    currency: settings.currency,
    timeZone: settings.timeZone,
    policyVersion: policy.version,
    thresholds: policy.thresholds,
    model,
  };
}

/**
 * Brings every shard that lacks something up to date; costs two small reads when none does. Throws when a shard could not be
 * reached, after all others have been served: the change itself is safe, and the next repair goes on.
 */
export async function updateShards(env: Env): Promise<void> {
  const [revisions, copies] = await Promise.all([readRevisions(env.DB), readShardCopies(env.DB, shardCount(env))]);
  const behind = (name: Copied) => copies.filter((copy) => copy[name] < revisions[name]);
  await pushRates(env, behind("rate"), revisions.rate);
  await pushCompany(env, behind("company"));
}

/** After a change that is safely stored: a shard that is out of reach now is served by the next repair. */
export function tellShards(env: Env): Promise<void> {
  return updateShards(env).catch((error: unknown) => logError({ event: "tell-shards" }, error));
}

async function pushCompany(env: Env, copies: ShardCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const company = await readCompany(env.DB);
  const served = await serve(copies, (shard) => ledgerAt(env, shard).configure(company));
  await confirm(env, "company", served, company.revision);
}

/** All get what the furthest behind of them lacks; taking a rate twice changes nothing. */
async function pushRates(env: Env, copies: ShardCopy[], revision: number): Promise<void> {
  if (copies.length === 0) return;
  const since = Math.min(...copies.map((copy) => copy.rate));
  let served: Served = { copies, failure: null };
  let last: Rate | null = null;
  do {
    const page: Rate[] = await listRatesSince(env.DB, since, last, RATE_PAGE);
    const next = await serve(served.copies, (shard) => ledgerAt(env, shard).putRates(page));
    served = { copies: next.copies, failure: served.failure ?? next.failure };
    last = page.length === RATE_PAGE ? (page.at(-1) ?? null) : null;
  } while (last !== null);
  await confirm(env, "rate", served, revision);
}

type Served = { copies: ShardCopy[]; failure: { reason: unknown } | null };

/** Tries all shards at once; answers those that took it, and the first failure. */
async function serve(copies: ShardCopy[], push: (shard: number) => Promise<void>): Promise<Served> {
  const outcomes = await Promise.allSettled(copies.map((copy) => push(copy.shard)));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  return {
    copies: copies.filter((_, index) => outcomes[index]?.status === "fulfilled"),
    failure: failed === undefined ? null : { reason: failed.reason },
  };
}

async function confirm(env: Env, name: Copied, { copies, failure }: Served, revision: number): Promise<void> {
  const shards = copies.map((copy) => copy.shard);
  await confirmCopies(env.DB, name, shards, revision);
  if (failure !== null) throw failure.reason;
}
