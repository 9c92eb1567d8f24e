/** The keys of one customer with what joins them: what a person looks at before taking it apart. */
import type { z } from "zod";
import type { customerKeys } from "../../../shared/contract/endpoints/customers.ts";
import { hashOfCustomer } from "../hash.ts";
import { cutsAmong, handsAmong } from "./by-hand.ts";
import { type Ground, layOut } from "./layout.ts";
import type { Reading, Sheet } from "./sheet.ts";

export type CustomerKeys = z.infer<typeof customerKeys>;

/** Empty where there is no such customer. */
export async function keysOfPart(sql: SqlStorage, ground: Ground, customer: string): Promise<CustomerKeys> {
  const hash = hashOfCustomer(customer);
  if (hash === null) return { keys: [], separated: [] };
  const { sheet } = await layOut(ground, [], [hash]);
  const present = sheet.nodes.get(hash)?.customer ?? hash;
  const own = [...sheet.nodes.values()].filter((node) => node.customer === present).map(({ id }) => id);
  const readings = [...sheet.readings.values()].filter(({ owner }) => owner !== null && own.includes(owner));
  const ids = [
    ...new Set([
      ...own,
      ...readings.flatMap(({ mentions }) => mentions.filter(({ via }) => via !== "p").map(({ key }) => key)),
    ]),
  ];
  const evidence = evidenceOf(sql, sheet, readings, own);
  const joining = new Set(readings.flatMap(({ joins }) => joins));
  const keys = ids.map((id) => ({
    key: sheet.keys.get(id) ?? "",
    evidence: evidence.get(id) ?? [],
    joins: joining.has(id) || handsAmong(sql, [id]).length > 0,
  }));
  const cuts = cutsAmong(sql, ids).map(({ key, apart, at, by }) => ({
    a: key,
    b: apart,
    at: new Date(at).toISOString(),
    by,
  }));
  return { keys: keys.toSorted((a, b) => (a.key < b.key ? -1 : 1)), separated: cuts };
}

type Evidence = CustomerKeys["keys"][number]["evidence"][number];

/** Each record is shown as a star around its first key; a join by hand names who made it. */
function evidenceOf(sql: SqlStorage, sheet: Sheet, readings: Reading[], own: string[]): Map<string, Evidence[]> {
  const evidence = new Map<string, Evidence[]>();
  const note = (id: string, other: string, source: string, record: string) => {
    const list = evidence.get(id) ?? [];
    list.push({ with: sheet.keys.get(other) ?? "", source, record });
    evidence.set(id, list);
  };
  for (const { mentions, anchor, statement } of readings)
    for (const { key, via } of mentions) {
      if (via === "p" || key === anchor) continue;
      note(key, anchor, statement.source, statement.id);
      note(anchor, key, statement.source, statement.id);
    }
  for (const { a, b, by } of handsAmong(sql, own)) {
    note(a, b, "by-hand", by);
    note(b, a, "by-hand", by);
  }
  return evidence;
}
