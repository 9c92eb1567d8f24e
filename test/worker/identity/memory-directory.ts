/** The directory as plain maps: what the pure part of identity is tried on, thousands of times, without an object. */
import { FIRST_RULES } from "../../../worker/ledger/directory/address-rules.ts";
import type { Gathered, MentionRow, NodeRow } from "../../../worker/ledger/directory/rows.ts";
import { type KeyHash, keyedHash } from "../../../worker/ledger/hash.ts";
import { layOut, type Reader } from "../../../worker/ledger/identity/layout.ts";
import { type PlannedWrite, planOf } from "../../../worker/ledger/identity/plan.ts";
import { settle } from "../../../worker/ledger/identity/settlement.ts";
import type { ByHand } from "../../../worker/ledger/identity/sheet.ts";
import { toRules, toStatement } from "../../../worker/ledger/identity/statement.ts";
import type { IdentityRecord } from "../../../worker/ledger/types.ts";
import type { Truth } from "./oracle.ts";

export class MemoryDirectory {
  readonly hash: KeyHash = keyedHash("a secret of the test");
  readonly nodes = new Map<string, NodeRow>();
  readonly records = new Map<string, string>();
  mentions: MentionRow[] = [];
  byHand: ByHand = { cuts: new Set(), hands: [] };

  readonly reader: Reader = {
    gather: async (ids, evidenceOf, records) =>
      this.#gathered(
        ids.flatMap((id) => this.nodes.get(id) ?? []),
        evidenceOf,
        records,
      ),
    part: async (customers) => {
      const nodes = [...this.nodes.values()].filter(({ customer }) => customers.includes(customer));
      return this.#gathered(
        nodes,
        nodes.map(({ id }) => id),
        [],
      );
    },
  };

  async join(records: IdentityRecord[], recheck: string[] = []): Promise<void> {
    const ground = { reader: this.reader, rules: toRules(FIRST_RULES), byHand: this.byHand, hash: this.hash };
    const { sheet, fresh } = await layOut(ground, records.map(toStatement), recheck);
    const settlement = settle(sheet);
    for (const write of planOf(sheet, fresh, settlement, { shards: 1, hash: this.hash, rewrite: false }))
      this.#do(write);
    if (settlement.recheck.length > 0) await this.join([], settlement.recheck);
  }

  truthOf(keys: string[]): Truth {
    const truth: Truth = new Map();
    for (const key of keys) {
      const node = this.nodes.get(this.hash(key));
      const shared = key.startsWith("email:info@");
      if (shared)
        truth.set(key, this.mentions.some((row) => row.key === this.hash(key) && row.via === "k") ? "several" : "none");
      else if (node === undefined) truth.set(key, "none");
      else truth.set(key, node.several ? "several" : { customer: node.customer, home: node.home });
    }
    return truth;
  }

  #gathered(nodes: NodeRow[], evidenceOf: string[], records: string[]): Gathered {
    const rows = records.flatMap((id) => ({ id, body: this.records.get(id) ?? "" })).filter(({ body }) => body !== "");
    return { nodes, mentions: this.mentions.filter(({ key }) => evidenceOf.includes(key)), records: rows };
  }

  #do({ kind, rows }: PlannedWrite): void {
    for (const row of JSON.parse(rows) as [string, string, string, string, number]) this.#doRow(kind, row as never);
  }

  #doRow(kind: PlannedWrite["kind"], row: [string, string, string, string, number]): void {
    const [first, second] = row;
    if (kind === "record") this.records.set(first, JSON.stringify(row[3]));
    if (kind === "unmention")
      this.mentions = this.mentions.filter(({ key, record }) => key !== first || record !== second);
    if (kind === "mention")
      this.#mention({ key: first, via: second as MentionRow["via"], record: row[2], lead: row[3] });
    if (kind === "node")
      this.nodes.set(first, {
        id: first,
        key: second,
        customer: row[2],
        home: row[3],
        several: row[4] === 1,
        follows: false,
      });
    if (kind !== "rename") return;
    for (const node of this.nodes.values()) {
      if (node.home === first) node.home = second;
      if (node.customer === first) node.customer = second;
    }
  }

  #mention(row: MentionRow): void {
    this.mentions = this.mentions.filter(
      ({ key, via, record }) => key !== row.key || via !== row.via || record !== row.record,
    );
    this.mentions.push(row);
  }
}
