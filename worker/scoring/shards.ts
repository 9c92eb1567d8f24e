/** All ledger shards, in order of their number. */
import { type Env, shardCount } from "../env.ts";
import type { LedgerShard } from "../ledger/shard/ledger-shard.ts";
import { ledgerAt } from "../ledger/slots.ts";

export const ledgerShards = (env: Env): DurableObjectStub<LedgerShard>[] =>
  Array.from({ length: shardCount(env) }, (_, shard) => ledgerAt(env, shard));
