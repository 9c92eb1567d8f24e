/**
 * A new deployment's shards know nothing of the company until they are told, and in development no clock runs. So the first requests
 * of an isolate wait until every shard has what it should have; afterwards changes push themselves and the clock repairs.
 */
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { updateShards } from "./company.ts";

let isDone = false;

/**
 * Never throws: a shard that is out of reach must not stop what does not need it; the next request tries again. What is remembered is
 * a flag and not the promise, because a promise dies with the request that started it, and others would wait for it for ever.
 */
export async function firstUpdate(env: Env): Promise<void> {
  if (isDone) return;
  try {
    await updateShards(env);
    isDone = true;
  } catch (error) {
    logError({ event: "first-update" }, error);
  }
}
