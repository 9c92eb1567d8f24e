/** The reporting currency while nobody has chosen one: the commonest of the facts. */
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { readSettings, saveCommonestCurrency } from "../store/setting.ts";
import { updateShards } from "./company.ts";
import { ledgerShards } from "./shards.ts";

type Count = { currency: string; facts: number };

/** The currency of most facts; the alphabet settles a tie, so that the answer does not depend on the order of shards. */
export function commonest(counts: Count[]): string | null {
  const totals = new Map<string, number>();
  for (const { currency, facts } of counts) totals.set(currency, (totals.get(currency) ?? 0) + facts);
  const [first] = [...totals].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}

/** Only until there is one; every fit looks again. Never throws: without it the answer is only less complete. */
export async function settleFirstCurrency(env: Env): Promise<void> {
  try {
    if ((await readSettings(env.DB)).currency === null) await settleCurrency(env);
  } catch (error) {
    logError({ event: "settle-currency" }, error);
  }
}

/** Asks the shards, and sets what they say, unless an admin has chosen. Without any amount it stays unknown. */
export async function settleCurrency(env: Env): Promise<void> {
  const settings = await readSettings(env.DB);
  if (settings.currencyChosen) return;
  const censuses = await Promise.all(ledgerShards(env).map((shard) => shard.census()));
  const currency = commonest(censuses.flatMap((census) => census.currencies));
  if (currency === null || currency === settings.currency) return;
  await saveCommonestCurrency(env.DB, currency);
  await updateShards(env);
}
