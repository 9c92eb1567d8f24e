/** Erasure: the keys of a customer, the records that list them, what was decided about them. Facts are erased in the ledger. */
import { hashOfCustomer } from "../hash.ts";
import type { Desk } from "./desk.ts";
import { layOut } from "./layout.ts";
import { putPlan } from "./journal.ts";
import { forgetPlan } from "./plan.ts";
import { forgetSuggestions } from "./queue.ts";
import type { Sheet } from "./sheet.ts";

/** Answers how many keys and records went. A customer that is not known is already forgotten. */
export async function forgetPart(
  sql: SqlStorage,
  desk: Desk,
  customer: string,
): Promise<{ keys: number; records: number }> {
  const hash = hashOfCustomer(customer);
  if (hash === null) return { keys: 0, records: 0 };
  await desk.recover();
  const ground = desk.ground();
  const { sheet } = await layOut(ground, [], [hash]);
  const present = sheet.nodes.get(hash)?.customer ?? hash;
  const part = [...sheet.nodes.values()].filter((node) => node.customer === present);
  const nodes = part.filter(({ id }) => !isListedByOthers(sheet, id, present));
  const ids = new Set(nodes.map(({ id }) => id));
  const readings = [...sheet.readings.values()].filter(({ owner, anchor }) => ids.has(owner ?? anchor));
  putPlan(sql, forgetPlan(sheet, nodes, readings, { shards: desk.slots.shards, hash: ground.hash }));
  forgetDecisions(
    sql,
    [...ids],
    nodes.map(({ key }) => key),
  );
  const children = nodes.flatMap(({ id }) => (sheet.mentions.get(id) ?? []).filter(({ via }) => via === "p"));
  const domains = readings.flatMap(({ points }) => points).filter((id) => !ids.has(id));
  desk.putRechecks([...children.map(({ lead }) => lead), ...domains]);
  await desk.recover();
  await desk.recheckAll();
  await desk.rearm();
  return { keys: nodes.length, records: readings.length };
}

/** A domain that points here is another account's too: it stays, and points there. */
function isListedByOthers(sheet: Sheet, id: string, customer: string): boolean {
  const mentions = sheet.mentions.get(id) ?? [];
  return mentions.some(({ via, lead }) => via === "a" && sheet.nodes.get(lead)?.customer !== customer);
}

function forgetDecisions(sql: SqlStorage, ids: string[], keys: string[]): void {
  const json = JSON.stringify(ids);
  sql.exec("delete from cut where id in (select value from json_each(?))", json);
  sql.exec(
    "delete from hand where a in (select value from json_each(?1)) or b in (select value from json_each(?1))",
    json,
  );
  sql.exec("delete from move where customer in (select value from json_each(?))", json);
  forgetSuggestions(sql, keys);
}
