/**
 * Laying out the sheet: what must be read before a batch can be settled. New keys need one look; a key joins a known customer by its
 * name alone; only where evidence is taken away, two known customers meet, or a home is in question, whole customers are read.
 */
import type { Gathered } from "../directory/rows.ts";
import type { KeyHash } from "../hash.ts";
import { Parts } from "./parts.ts";
import { type ByHand, emptySheet, isDomainId, isShared, type Reading, read, type Sheet } from "./sheet.ts";
import { compareStates, type Rules, type Statement } from "./statement.ts";

/** How the desk reads the directory. */
export type Reader = {
  gather(ids: string[], evidenceOf: string[], records: string[]): Promise<Gathered>;
  part(customers: string[]): Promise<Gathered>;
};

export type Ground = { reader: Reader; rules: Rules; byHand: ByHand; hash: KeyHash };

/** A record's new state and the one it replaces. */
export type Fresh = { reading: Reading; old: Reading | null };

/**
 * A record addressed to a shared address is about nobody in particular and says nothing.
 * `recheck`: hashes of keys whose customers are to be settled anew from all their evidence.
 */
export async function layOut(
  ground: Ground,
  statements: Statement[],
  recheck: string[],
): Promise<{ sheet: Sheet; fresh: Fresh[] }> {
  const sheet = emptySheet(ground.byHand);
  const placed = statements.filter(({ keys }) => !isShared(keys[0] ?? "", ground.rules));
  const asked = placed.map((statement) => read(sheet, statement, ground.rules, ground.hash));
  for (const { anchor } of asked) sheet.anchors.add(anchor);
  const records = await look(ground, sheet, asked, recheck);
  const fresh = freshOf(asked, records);
  const replaced = fresh.flatMap(({ old }) => (old === null ? [] : [old]));
  await look(ground, sheet, replaced, []);
  for (const { reading } of fresh) sheet.readings.set(reading.record, reading);
  await loadWhole(ground, sheet, new Set([...customersToLoad(sheet, fresh), ...customersOf(sheet, recheck)]), recheck);
  await lookAtLeads(ground, sheet);
  return { sheet, fresh };
}

/** Reads the keys of some records (where not yet read), the mentions of their domains, and the stored states of the records. */
async function look(ground: Ground, sheet: Sheet, readings: Reading[], extra: string[]): Promise<Map<string, Reading>> {
  const ids = new Set([...readings.flatMap(idsOf), ...extra].filter((id) => !sheet.nodes.has(id)));
  const evidenceOf = new Set(readings.flatMap(({ points, joins, anchor }) => [...points, ...joins, anchor]));
  for (const id of evidenceOf) if (!isDomainId(sheet, id) || sheet.mentions.has(id)) evidenceOf.delete(id);
  for (const id of extra) evidenceOf.add(id);
  const records = readings.map(({ record }) => record).filter((record) => !sheet.readings.has(record));
  const gathered = await ground.reader.gather([...ids], [...evidenceOf], records);
  take(sheet, gathered, evidenceOf);
  return readRecords(ground, sheet, gathered);
}

const idsOf = ({ anchor, joins, points, parent }: Reading): string[] => [
  anchor,
  ...joins,
  ...points,
  ...(parent === null ? [] : [parent]),
];

function take(sheet: Sheet, { nodes, mentions }: Gathered, evidenceOf: Iterable<string>): void {
  for (const node of nodes) {
    sheet.nodes.set(node.id, node);
    sheet.keys.set(node.id, node.key);
  }
  for (const id of evidenceOf) sheet.mentions.set(id, []);
  for (const mention of mentions) sheet.mentions.get(mention.key)?.push(mention);
}

function readRecords(ground: Ground, sheet: Sheet, { records }: Gathered): Map<string, Reading> {
  const toReading = (body: string) => read(sheet, JSON.parse(body) as Statement, ground.rules, ground.hash);
  return new Map(records.map(({ id, body }) => [id, toReading(body)]));
}

/** Of each record the latest state in the batch, if it is later than the stored one. */
function freshOf(asked: Reading[], stored: Map<string, Reading>): Fresh[] {
  const latest = new Map<string, Reading>();
  for (const reading of asked) {
    const other = latest.get(reading.record) ?? stored.get(reading.record);
    if (other === undefined || compareStates(reading.statement, other.statement) > 0)
      latest.set(reading.record, reading);
  }
  return [...latest.values()].map((reading) => ({ reading, old: stored.get(reading.record) ?? null }));
}

/** Known customers for which names alone do not do. */
function customersToLoad(sheet: Sheet, fresh: Fresh[]): Set<string> {
  const groups = new Parts();
  const touched = new Set<string>();
  const slow: string[] = [];
  for (const { reading, old } of fresh) {
    const ids = [...reading.joins, ...(old?.joins ?? []), ...[reading.owner, old?.owner ?? null].filter(isPresent)];
    for (const id of ids) touched.add(id);
    for (const id of reading.joins) groups.union(reading.joins[0] ?? id, id);
    if (ids[0] !== undefined && takesAway(reading, old)) slow.push(...ids);
  }
  for (const id of touched) {
    const node = sheet.nodes.get(id);
    if (node === undefined || node.follows) continue;
    groups.union(id, node.customer);
    if (node.home !== node.customer || isDomainId(sheet, id)) slow.push(id);
  }
  const customers = new Map<string, Set<string>>();
  for (const id of touched) {
    const node = sheet.nodes.get(id);
    const group = groups.find(id);
    if (node && !node.follows) customers.set(group, (customers.get(group) ?? new Set()).add(node.customer));
  }
  const slowGroups = new Set(slow.map((id) => groups.find(id)));
  const chosen = [...customers].filter(([group, names]) => names.size > 1 || slowGroups.has(group));
  return new Set(chosen.flatMap(([, names]) => [...names]));
}

/** May this change break a join or a home, or is a home to be settled? Then the customer's other records have a say. */
function takesAway(reading: Reading, old: Reading | null): boolean {
  if (reading.parent !== null) return true;
  if (old === null || old.statement.deleted) return false;
  const kept = new Set(reading.joins);
  return (
    old.parent !== null ||
    old.owner !== reading.owner ||
    old.statement.account !== reading.statement.account ||
    old.joins.some((id) => !kept.has(id))
  );
}

const isPresent = (id: string | null): id is string => id !== null;

const customersOf = (sheet: Sheet, ids: string[]): string[] => ids.flatMap((id) => sheet.nodes.get(id)?.customer ?? []);

/** Reads whole customers, and those that their evidence leads to, until nothing is missing. */
async function loadWhole(ground: Ground, sheet: Sheet, customers: Set<string>, recheck: string[]): Promise<void> {
  let wanted = [...customers];
  let records = recordsToRead(sheet, recheck);
  while (wanted.length > 0 || records.length > 0) {
    if (wanted.length > 0) {
      const part = await ground.reader.part(wanted);
      for (const customer of wanted) sheet.loaded.add(customer);
      const ids = part.nodes.map(({ id }) => id);
      take(sheet, part, ids);
      records = [...records, ...recordsToRead(sheet, ids)];
    }
    const found = await ground.reader.gather([], [], [...new Set(records)]);
    const readings = [...readRecords(ground, sheet, found)];
    await look(
      ground,
      sheet,
      readings.map(([, reading]) => reading),
      [],
    );
    for (const [record, reading] of readings) sheet.readings.set(record, reading);
    const partners = await lookAtPartners(ground, sheet);
    const joined = readings.flatMap(([, { joins, owner }]) => [...joins, ...(owner === null ? [] : [owner])]);
    wanted = [...new Set(customersOf(sheet, [...joined, ...partners]))].filter((name) => !sheet.loaded.has(name));
    records = [];
  }
}

/** Keys that people joined to one that is here. */
async function lookAtPartners(ground: Ground, sheet: Sheet): Promise<string[]> {
  const partners = ground.byHand.hands.filter(([a, b]) => sheet.nodes.has(a) !== sheet.nodes.has(b)).flat();
  const missing = partners.filter((id) => !sheet.nodes.has(id));
  if (missing.length > 0) take(sheet, await ground.reader.gather(missing, [], []), []);
  return partners;
}

/** Records that name these keys as their customer's own, and are not on the sheet. */
const recordsToRead = (sheet: Sheet, ids: string[]): string[] =>
  ids.flatMap((id) =>
    (sheet.mentions.get(id) ?? [])
      .filter(({ via, record }) => via === "k" && !sheet.readings.has(record))
      .map(({ record }) => record),
  );

/** Accounts that list a domain on the sheet are known by the key that leads to them. */
async function lookAtLeads(ground: Ground, sheet: Sheet): Promise<void> {
  const leads = [...sheet.mentions.values()].flatMap((mentions) =>
    mentions.filter(({ via, record, lead }) => via === "a" && !sheet.readings.has(record) && !sheet.nodes.has(lead)),
  );
  if (leads.length === 0) return;
  take(sheet, await ground.reader.gather([...new Set(leads.map(({ lead }) => lead))], [], []), []);
}
