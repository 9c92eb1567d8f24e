/** The bindings of wrangler.toml, and the few variables, parsed once. */
import type { DirectoryShard } from "./ledger/directory/directory-shard.ts";
import type { JoinDesk } from "./ledger/identity/join-desk.ts";
import type { LedgerShard } from "./ledger/shard/ledger-shard.ts";
import type { ModelRun } from "./scoring/model-run.ts";

export type Env = {
  DB: D1Database;
  ASSETS: Fetcher;
  LEDGER: DurableObjectNamespace<LedgerShard>;
  DIRECTORY: DurableObjectNamespace<DirectoryShard>;
  JOINS: DurableObjectNamespace<JoinDesk>;
  MODEL_RUN: DurableObjectNamespace<ModelRun>;
  LEDGER_SHARDS: string;
  /** Requests a minute, by kind of route. See worker/routes/rate-limit.ts for the reasons behind the numbers. */
  SYNCS_PER_MINUTE?: string;
  LOOKUPS_PER_MINUTE?: string;
  REQUESTS_PER_MINUTE?: string;
  /** Secret that makes customer ids and key hashes of this deployment unguessable. `npm run deploy` and `npm start` generate it. */
  PEPPER?: string;
  /** Set by `npm start` only: serves the demo desk. */
  DEMO_DESK?: string;
};

export const MAX_SHARDS = 256;
export const SLOTS = 1024;

/** Throws with what to do when the variable is not a usable number: the first request after a bad deployment must say so. */
export function shardCount(env: Pick<Env, "LEDGER_SHARDS">): number {
  const count = Number(env.LEDGER_SHARDS);
  if (Number.isInteger(count) && count >= 1 && count <= MAX_SHARDS) return count;
  throw new Error(
    `LEDGER_SHARDS must be a whole number from 1 to ${MAX_SHARDS}; it is "${env.LEDGER_SHARDS}". Change it in wrangler.toml.`,
  );
}
