/** The ledger as routes see it: whatever shard a customer lives in. */
import type { Card, Match, TimelineEntry } from "../../shared/contract/card.ts";
import type { CustomerRow } from "../../shared/contract/endpoints/customers.ts";
import type { Candidate } from "../../shared/contract/lookup.ts";
import type { Env } from "../env.ts";
import type { Looker, StoredFact } from "./rpc.ts";
import { toBatches } from "./shard/batch.ts";
import type { ListQuery } from "./shard/listing.ts";
import type { Look } from "./shard/looks.ts";
import type { Reply } from "./shard/replies.ts";
import type { Count } from "./shard/tally.ts";
import { everyShard, ledgerAt, ledgerOf, openSlots, shardOfHash, shardOfHome, type Slots } from "./slots.ts";
import type { Address, FactRef, WriteOutcome } from "./types.ts";

/** `gone`: the customer was merged into another while the row was on its way. Ask the directory again. */
export type Stored = WriteOutcome | "gone";

/** A row on its way to its customer. */
export type Addressed = { address: Address; row: StoredFact };

export class Ledger {
  readonly #env: Env;
  readonly #slots: Slots;

  constructor(env: Env, slots: Slots) {
    this.#env = env;
    this.#slots = slots;
  }

  /** Writes to all shards at once; outcomes in step with the rows. `force` makes a merged customer again. */
  async store(rows: readonly Addressed[], force = false): Promise<Stored[]> {
    const outcomes = rows.map((): Stored => "applied");
    const shards = Map.groupBy(rows.keys(), (index) =>
      shardOfHome(rows[index]?.address.home ?? "", this.#slots.shards),
    );
    const write = async (shard: number, indices: number[]): Promise<void> => {
      const arrivals = indices.map((index) => toArrival(rows[index]!));
      // One after the other: a second version of a fact must find the first.
      for (const { batch, indices: places } of toBatches(arrivals)) {
        const { unchanged, gone } = await ledgerAt(this.#env, shard).store(batch, force);
        for (const at of unchanged) outcomes[indices[places[at]!]!] = "unchanged";
        for (const at of gone) outcomes[indices[places[at]!]!] = "gone";
      }
    };
    await Promise.all([...shards].map(([shard, indices]) => write(shard, indices)));
    return outcomes;
  }

  card(address: Address, match: Match | null, looker: Looker | null): Promise<Card | null> {
    return this.#of(address).card(address, match, looker);
  }

  /** {@link card} as JSON, for an answer that only passes it on. */
  cardText(address: Address, match: Match | null, looker: Looker | null): Promise<string | null> {
    return this.#of(address).cardText(address, match, looker);
  }

  /** In the order of the questions. */
  async candidates(questions: { address: Address; key: string; basis: string }[]): Promise<Candidate[]> {
    const groups = Map.groupBy(questions, ({ address }) => shardOfHome(address.home, this.#slots.shards));
    const answers = await Promise.all(
      [...groups].map(([shard, asked]) => ledgerAt(this.#env, shard).candidates(asked)),
    );
    const order = new Map(questions.map(({ address }, index) => [address.customer, index]));
    return answers.flat().toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  /** One page over all shards: each gives its best `limit`, the best of these are the page. */
  async list(query: ListQuery): Promise<{ customers: CustomerRow[]; cursor: string | null }> {
    const pages = await Promise.all(this.#every().map((shard) => shard.list({ ...query, limit: query.limit + 1 })));
    const merged = pages.flatMap(({ rows }) => rows).toSorted(inOrder(query.sort === "name"));
    const page = merged.slice(0, query.limit);
    const cursor = merged.length > query.limit ? (page.at(-1)?.cursor ?? null) : null;
    return { customers: page.map(({ cursor: _, ...row }) => row), cursor };
  }

  async rows(addresses: readonly Address[]): Promise<CustomerRow[]> {
    const groups = Map.groupBy(addresses, ({ home }) => shardOfHome(home, this.#slots.shards));
    const answers = await Promise.all(
      [...groups].map(([shard, list]) => ledgerAt(this.#env, shard).rows(list.map(({ customer }) => customer))),
    );
    return answers.flat();
  }

  timeline(
    address: Address,
    limit: number,
    after: string | null,
  ): Promise<{ entries: TimelineEntry[]; next: string | null }> {
    return this.#of(address).timeline(address, limit, after);
  }

  peek(address: Address, refs: FactRef[]): Promise<({ updatedAt: number; tie: number } | null)[]> {
    return this.#of(address).peek(refs.map((ref) => ({ customer: address.customer, ref })));
  }

  readRefs(address: Address, refs: FactRef[]): Promise<StoredFact[]> {
    return this.#of(address).readRefs(address.customer, refs);
  }

  absorb(to: Address, facts: StoredFact[]): Promise<void> {
    return this.#of(to).absorb(to, facts);
  }

  discard(address: Address, facts: StoredFact[]): Promise<void> {
    const versions = facts.map(({ type, source, id, rev, updatedAt }) => ({ type, source, id, rev, updatedAt }));
    return this.#of(address).discard(address.customer, versions);
  }

  /** Everything that is stored of one customer, tombstones included. */
  async export(address: Address): Promise<StoredFact[]> {
    const facts: StoredFact[] = [];
    for (let after: string | null = null; ; ) {
      const page = await this.#of(address).export(address.customer, after);
      facts.push(...page.facts);
      if (page.next === null) return facts;
      after = page.next;
    }
  }

  erase(address: Address): Promise<{ refs: FactRef[]; facts: number; looks: number }> {
    return this.#of(address).erase(address.customer);
  }

  looks(address: Address, limit: number): Promise<Look[]> {
    return this.#of(address).looks(address.customer, limit);
  }

  async recentLooks(limit: number): Promise<Look[]> {
    const answers = await Promise.all(this.#every().map((shard) => shard.looks(null, limit)));
    return answers
      .flat()
      .toSorted((a, b) => b.at - a.at)
      .slice(0, limit);
  }

  /** Counts of all shards, added up. */
  async tally(): Promise<Count[]> {
    const counts = (await Promise.all(this.#every().map((shard) => shard.tally()))).flat();
    const groups = Map.groupBy(counts, ({ source, type }) => `${source}\n${type}`);
    return [...groups.values()].map(toSum).toSorted((a, b) => (a.source + a.type < b.source + b.type ? -1 : 1));
  }

  async dropSource(source: string): Promise<void> {
    await Promise.all(this.#every().map((shard) => shard.dropSource(source)));
  }

  async isDropping(source: string): Promise<boolean> {
    const answers = await Promise.all(this.#every().map((shard) => shard.isDropping(source)));
    return answers.includes(true);
  }

  beginReply(key: string): Promise<Reply> {
    return this.#byName(key).beginReply(key);
  }

  endReply(key: string, done: { bodyHash: string; answer: string } | null): Promise<void> {
    return this.#byName(key).endReply(key, done);
  }

  #of = (address: Address) => ledgerOf(this.#env, this.#slots, address.home);
  #every = () => everyShard(this.#slots).map((shard) => ledgerAt(this.#env, shard));
  #byName = (name: string) => ledgerAt(this.#env, shardOfHash(this.#slots.hash(name), this.#slots.shards));
}

export const openLedger = async (env: Env): Promise<Ledger> => new Ledger(env, await openSlots(env));

const toArrival = ({ address, row }: Addressed) => ({ ...address, fact: row });

/** Rank, home, id, as the shards sort: names upwards, figures downwards. */
const inOrder = (upwards: boolean) => (a: { cursor: string }, b: { cursor: string }) => {
  const [left, right] = [JSON.parse(a.cursor), JSON.parse(b.cursor)] as [(string | number)[], (string | number)[]];
  for (const [index, value] of left.entries()) {
    const other = right[index] as string | number;
    if (value !== other) return value < other === upwards ? -1 : 1;
  }
  return 0;
};

function toSum(counts: Count[]): Count {
  const [first] = counts as [Count];
  const newest = counts.map(({ newestAt }) => newestAt).filter((at) => at !== null);
  return {
    ...first,
    currency: "",
    facts: counts.reduce((sum, { facts }) => sum + facts, 0),
    newestAt: newest.length === 0 ? null : Math.max(...newest),
    receivedAt: Math.max(...counts.map(({ receivedAt }) => receivedAt)),
  };
}
