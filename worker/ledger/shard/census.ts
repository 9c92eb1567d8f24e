/** What the control plane asks of a whole shard before and after a fit. */
import { type CustomerSummary, toScore } from "../../../shared/metrics/index.ts";
import type { Census } from "../rpc.ts";
import type { Basis } from "./company-copy.ts";
import { readChanges, readTally } from "./tally.ts";

const SAMPLE = 10_000;

/** From the tally alone: no fact is read. */
export function census(sql: SqlStorage, now: number): Census {
  const counts = readTally(sql);
  const purchases = counts.filter(({ type, newestAt }) => type === "order" && newestAt !== null);
  const currencies = new Map<string, number>();
  // The currency that a customer record names is a preference, no money.
  for (const { type, currency, facts } of counts)
    if (type !== "customer" && currency !== "" && facts > 0)
      currencies.set(currency, (currencies.get(currency) ?? 0) + facts);
  return {
    facts: counts.reduce((sum, { facts }) => sum + facts, 0),
    changes: readChanges(sql),
    newestAt:
      purchases.length === 0 ? null : Math.min(now, Math.max(...purchases.map(({ newestAt }) => newestAt ?? 0))),
    currencies: [...currencies].map(([currency, facts]) => ({ currency, facts })),
  };
}

/** The totals that a sample of units would have. Homes are hashes, so the first ones are as good as any draw. */
export function totalsUnder(sql: SqlStorage, basis: Basis, now: number): number[] {
  return sql
    .exec<{ summary: string }>("SELECT summary FROM unit ORDER BY home LIMIT ?", SAMPLE)
    .toArray()
    .flatMap(({ summary }) => toScore(JSON.parse(summary) as CustomerSummary, basis.rules, now).totalMinor ?? []);
}
