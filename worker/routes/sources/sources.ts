/** The control plane's word on each source, beside what the shards hold of it. */
import type * as z from "zod";
import type { sourceRow } from "../../../shared/contract/endpoints/admin.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import type { Env } from "../../env.ts";
import { openLedger } from "../../ledger/ledger.ts";
import type { Count } from "../../ledger/shard/tally.ts";
import { dropSource, listSources, type SourceState } from "../../store/source.ts";

type SourceRow = z.infer<typeof sourceRow>;

/**
 * A source whose deletion is done in every shard is forgotten here, where somebody looks. What an upload that was under way wrote behind
 * the deletion's back is deleted in another round first.
 */
export async function listSourceRows(env: Env): Promise<SourceRow[]> {
  const ledger = await openLedger(env);
  const [states, counts] = await Promise.all([listSources(env.DB), ledger.tally()]);
  const rows = await Promise.all(
    states.map(async (state) => {
      const row = toRow(state, counts);
      if (state.status !== "deleting" || (await ledger.isDropping(state.source))) return [row];
      if (row.counts.length > 0) {
        await ledger.dropSource(state.source);
        return [row];
      }
      await dropSource(env.DB, state.source);
      return [];
    }),
  );
  return rows.flat();
}

function toRow({ source, status, lastReceivedAt }: SourceState, counts: readonly Count[]): SourceRow {
  return {
    source,
    status,
    lastReceivedAt: lastReceivedAt === null ? null : formatInstant(lastReceivedAt),
    counts: counts
      .filter((count) => count.source === source && count.facts > 0)
      .map(({ type, facts, newestAt }) => ({
        type,
        facts,
        newestAt: newestAt === null ? null : formatInstant(newestAt),
      })),
  };
}
