/**
 * The desk's write-ahead log. A plan stands here, whole, before the first shard hears of it; after a crash it is simply done again,
 * because every write in it is complete in itself and nothing else has been planned meanwhile.
 */
import type { Env } from "../../env.ts";
import { type Applied, WRITE_KINDS, type Write } from "../directory/rows.ts";
import { directoryAt } from "../slots.ts";
import type { PlannedWrite } from "./plan.ts";

type JournalRow = { seq: number; shard: number; kind: Write["kind"]; rows: string };

export function putPlan(sql: SqlStorage, plan: PlannedWrite[]): void {
  for (const { shard, kind, rows } of plan)
    sql.exec("insert into journal (shard, kind, rows) values (?, ?, ?)", shard, kind, rows);
}

export const hasPlan = (sql: SqlStorage): boolean => sql.exec("select 1 from journal limit 1").toArray().length > 0;

/** Does what the journal says in every shard concerned, in one commit a shard. The caller clears the journal up to `seq` afterwards. */
export async function carryOut(sql: SqlStorage, env: Env): Promise<{ seq: number; applied: Map<number, Applied> }> {
  const rows = sql.exec<JournalRow>("select seq, shard, kind, rows from journal order by seq").toArray();
  const byShard = new Map<number, Write[]>();
  for (const { shard, kind, rows: text } of rows)
    byShard.set(shard, [...(byShard.get(shard) ?? []), { kind, rows: text }]);
  const applied = new Map<number, Applied>();
  await Promise.all(
    [...byShard].map(async ([shard, writes]) => {
      writes.sort((a, b) => WRITE_KINDS.indexOf(a.kind) - WRITE_KINDS.indexOf(b.kind));
      applied.set(shard, await directoryAt(env, shard).apply(writes));
    }),
  );
  return { seq: rows.at(-1)?.seq ?? 0, applied };
}

export const clearPlan = (sql: SqlStorage, seq: number): void =>
  void sql.exec("delete from journal where seq <= ?", seq);
