/** A settlement as writes: which rows go to which shard. Pure. Writes are complete in themselves, so a plan can be done again after a crash. */
import { type NodeRow, WRITE_KINDS, type Write } from "../directory/rows.ts";
import type { KeyHash } from "../hash.ts";
import { shardOfHash } from "../slots.ts";
import type { Fresh } from "./layout.ts";
import { hintsOf } from "./likeness.ts";
import type { Settlement } from "./settlement.ts";
import type { Reading, Sheet } from "./sheet.ts";
import type { Statement } from "./statement.ts";

export type PlannedWrite = Write & { shard: number };
type Row = (string | number | Statement)[];

/** Rows of one write stay well under the 2 MB of a row, whatever the alphabet. */
const CHARACTERS_A_WRITE = 300_000;

/** `rewrite`: the rules have changed, so what the records on the sheet mention is written again. */
export function planOf(
  sheet: Sheet,
  fresh: Fresh[],
  settlement: Settlement,
  { shards, hash, rewrite }: { shards: number; hash: KeyHash; rewrite: boolean },
): PlannedWrite[] {
  const plan = new Plan(shards);
  for (const { reading, old } of fresh) addRecord(plan, sheet, hash, reading, old);
  if (rewrite) for (const reading of sheet.readings.values()) addMentions(plan, sheet, hash, reading, reading);
  for (const { id, key, customer, home, several } of settlement.nodes)
    plan.add("node", id, [id, key, customer, home, several ? 1 : 0]);
  for (const rename of settlement.renames) plan.addEverywhere("rename", rename);
  return plan.writes();
}

/** Everything of these keys and records out of the directory. */
export function forgetPlan(
  sheet: Sheet,
  nodes: NodeRow[],
  readings: Reading[],
  { shards, hash }: { shards: number; hash: KeyHash },
): PlannedWrite[] {
  const plan = new Plan(shards);
  for (const reading of readings) {
    removeMentions(plan, sheet, hash, reading);
    plan.add("dropRecord", reading.record, [reading.record]);
  }
  for (const { id } of nodes) plan.add("dropNode", id, [id]);
  return plan.writes();
}

function removeMentions(plan: Plan, sheet: Sheet, hash: KeyHash, reading: Reading): void {
  const { record, mentions } = reading;
  for (const { key } of mentions) plan.add("unmention", key, [key, record]);
  for (const { hint } of hintsOf(sheet, reading, hash)) plan.add("unhint", hint, [hint, record]);
}

function addRecord(plan: Plan, sheet: Sheet, hash: KeyHash, reading: Reading, old: Reading | null): void {
  const { record, statement } = reading;
  plan.add("record", record, [record, statement.updatedAt, statement.tie, statement]);
  if (old === null || !saysTheSame(reading, old)) addMentions(plan, sheet, hash, reading, old);
}

function addMentions(plan: Plan, sheet: Sheet, hash: KeyHash, reading: Reading, old: Reading | null): void {
  const { record } = reading;
  if (old) removeMentions(plan, sheet, hash, old);
  const lead = reading.owner ?? reading.anchor;
  for (const { key, via } of reading.mentions) plan.add("mention", key, [key, via, record, lead]);
  for (const { hint, key } of hintsOf(sheet, reading, hash)) plan.add("hint", hint, [hint, key, record]);
}

/** A record that only got a later date moves nothing. */
function saysTheSame(a: Reading, b: Reading): boolean {
  const said = ({ mentions, owner, statement }: Reading) =>
    JSON.stringify([mentions, owner, statement.name, statement.account]);
  return said(a) === said(b);
}

/** Rows collected by shard and kind, cut into writes. */
class Plan {
  readonly #shards: number;
  readonly #rows = new Map<string, { shard: number; kind: Write["kind"]; rows: string[] }>();

  constructor(shards: number) {
    this.#shards = shards;
  }

  add(kind: Write["kind"], id: string, row: Row): void {
    this.#put(kind, shardOfHash(id, this.#shards), JSON.stringify(row));
  }

  addEverywhere(kind: Write["kind"], row: Row): void {
    for (let shard = 0; shard < this.#shards; shard++) this.#put(kind, shard, JSON.stringify(row));
  }

  writes(): PlannedWrite[] {
    const lists = [...this.#rows.values()].sort((a, b) => WRITE_KINDS.indexOf(a.kind) - WRITE_KINDS.indexOf(b.kind));
    return lists.flatMap(({ shard, kind, rows }) => cut(rows).map((text) => ({ shard, kind, rows: text })));
  }

  #put(kind: Write["kind"], shard: number, json: string): void {
    const name = `${shard} ${kind}`;
    const list = this.#rows.get(name) ?? { shard, kind, rows: [] };
    list.rows.push(json);
    this.#rows.set(name, list);
  }
}

function cut(rows: string[]): string[] {
  const texts: string[] = [];
  let open: string[] = [];
  let size = 0;
  for (const row of rows) {
    if (size + row.length > CHARACTERS_A_WRITE && open.length > 0) {
      texts.push(`[${open.join(",")}]`);
      open = [];
      size = 0;
    }
    open.push(row);
    size += row.length;
  }
  return [...texts, `[${open.join(",")}]`];
}
