/** Records that are taken out as if they had never come, because their source is deleted: whom they joined is settled by what is left. */
import { layOut } from "./layout.ts";
import type { Desk } from "./desk.ts";
import { putPlan } from "./journal.ts";
import { forgetPlan } from "./plan.ts";
import { recordHash } from "./sheet.ts";
import type { Statement } from "./statement.ts";

/** A record by its name, with the key it was anchored at. */
export type Withdrawn = Pick<Statement, "source" | "id"> & { anchor: string };

/** Unlike a deleted record, a withdrawn one leaves nothing to compare with: the same record sent again counts anew. Its keys stay known. */
export async function withdraw(sql: SqlStorage, desk: Desk, records: readonly Withdrawn[]): Promise<void> {
  await desk.recover();
  const ground = desk.ground();
  const anchors = [...new Set(records.map(({ anchor }) => ground.hash(anchor)))];
  const { sheet } = await layOut(ground, [], anchors);
  const names = new Set(records.map((record) => recordHash(ground.hash, record)));
  const readings = [...sheet.readings.values()].filter(({ record }) => names.has(record));
  if (readings.length === 0) return;
  putPlan(sql, forgetPlan(sheet, [], readings, { shards: desk.slots.shards, hash: ground.hash }));
  const touched = readings.flatMap(({ anchor, joins, points }) => [anchor, ...joins, ...points]);
  const children = touched.flatMap((id) => (sheet.mentions.get(id) ?? []).filter(({ via }) => via === "p"));
  desk.putRechecks([...new Set([...touched, ...children.map(({ lead }) => lead)])]);
  await desk.recover();
}
