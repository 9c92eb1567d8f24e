/** Can the two things that every answer needs be reached? */
import type { Env } from "../../env.ts";
import { ledgerShards } from "../../scoring/shards.ts";
import { readRevisions } from "../../store/revision.ts";

type Check = "ok" | "failing";

/** One shard speaks for all: they run the same code on the same platform, and asking each would make a monitor expensive. */
export async function readiness(env: Env): Promise<{ database: Check; ledger: Check }> {
  const [database, ledger] = await Promise.all([
    check(async () => readRevisions(env.DB)),
    check(async () => ledgerShards(env)[0]?.waiting()),
  ]);
  return { database, ledger };
}

async function check(attempt: () => Promise<unknown>): Promise<Check> {
  try {
    await attempt();
    return "ok";
  } catch {
    return "failing";
  }
}
