/** The directory as routes see it: keys and facts in, addresses out, whichever shards they lie on. */
import { recordKey } from "../../../shared/contract/keys.ts";
import { KEY_TYPES } from "../../../shared/contract/records.ts";
import type { Env } from "../../env.ts";
import { customerId, hashOfCustomer } from "../hash.ts";
import type { DirectoryRpc } from "../rpc.ts";
import { directoryAt, JOIN_DESK, openSlots, type Slots, shardOfHash, shardOfHome } from "../slots.ts";
import type { Address, FactRef, Found, Placement } from "../types.ts";
import { deal, pick } from "./fan-out.ts";
import type { FactRows, Followed, KeyColumns, OwnerRow, Sightings } from "./rows.ts";

export function openDirectory(env: Env): DirectoryRpc {
  const slots = () => openSlots(env);
  return {
    find: async (keys) => find(env, await slots(), keys),
    findCustomer: async (id) => findCustomer(env, await slots(), id),
    place: async (keys) => place(env, await slots(), keys),
    claimFacts: async (rows) => claimFacts(env, await slots(), rows),
    reassignFacts: async (rows) => reassignFacts(env, await slots(), rows),
    forgetFacts: async (refs) => forgetFacts(env, await slots(), refs),
  };
}

/** The hash of a fact: of the key it is, where it is one, so that `zendesk:acme:ticket:456` finds the ticket. */
export function factHash(slots: Slots, { type, source, id }: FactRef): string {
  const isKey = (KEY_TYPES as readonly string[]).includes(type);
  return slots.hash(isKey ? recordKey(source, type, id) : `|${type}|${source}|${id}`);
}

async function find(env: Env, slots: Slots, keys: string[]): Promise<Found[]> {
  const seen = await ask(env, slots, keys, "find");
  const several = await Promise.all(seen.map(({ leads }) => addressesOf(env, slots, leads ?? [])));
  return seen.map(({ address, leads }, at): Found => {
    if (address !== null) return { status: "one", address };
    const addresses = several[at] ?? [];
    return leads === null || addresses.length === 0 ? { status: "none" } : { status: "several", addresses };
  });
}

export async function place(env: Env, slots: Slots, keys: string[]): Promise<Placement[]> {
  const seen = await ask(env, slots, keys, "place");
  return seen.map(({ address, leads }) =>
    address === null ? { status: "ambiguous", candidates: leads?.length ?? 0 } : { status: "placed", address },
  );
}

async function findCustomer(env: Env, slots: Slots, id: string) {
  const hash = hashOfCustomer(id);
  if (hash === null) return null;
  const shard = directoryAt(env, shardOfHash(hash, slots.shards));
  const [node] = (await shard.gather([hash], [], [])).nodes;
  if (node === undefined) return null;
  const address = toAddress(node.customer, node.home);
  return { address, mergedFrom: address.customer === id ? null : id };
}

type Seen = { address: Address | null; leads: string[] | null };

async function ask(env: Env, slots: Slots, keys: string[], question: "find" | "place"): Promise<Seen[]> {
  const distinct = [...new Set(keys)];
  const ids = distinct.map((key) => slots.hash(key));
  const seen = new Map<string, Seen>();
  await Promise.all(
    deal(slots, ids, (at) => distinct[at]?.length ?? 0).map(async ({ shard, at }) => {
      const asked: KeyColumns = { ids: pick(ids, at), keys: pick(distinct, at) };
      const answer: Sightings = await directoryAt(env, shard)[question](asked);
      for (const [row, key] of asked.keys.entries()) seen.set(key, toSeen(asked.ids[row], asked.ids[row]));
      for (const [row, place] of answer.at.entries())
        seen.set(asked.keys[place] ?? "", toSeen(answer.customers[row], answer.homes[row]));
      for (const { at: row, leads } of answer.several) seen.set(asked.keys[row] ?? "", { address: null, leads });
    }),
  );
  return keys.map((key) => seen.get(key) ?? { address: null, leads: null });
}

const toSeen = (customer: string | null | undefined, home: string | null | undefined): Seen => ({
  address: customer && home ? toAddress(customer, home) : null,
  leads: null,
});

/** The distinct customers of some keys, given by hash. */
async function addressesOf(env: Env, slots: Slots, ids: string[]): Promise<Address[]> {
  const { customers, homes } = await follow(env, slots, [...new Set(ids)]);
  const addresses = new Map<string, Address>();
  for (const [at, customer] of customers.entries()) {
    const home = homes[at];
    if (customer && home) addresses.set(customer, toAddress(customer, home));
  }
  return [...addresses.values()].sort((a, b) => (a.customer < b.customer ? -1 : 1));
}

/** Where facts that came with these keys (by hash) belong; null where nobody knows the key any more. */
export async function follow(env: Env, slots: Slots, ids: string[]): Promise<Followed> {
  const customers: (string | null)[] = ids.map(() => null);
  const homes: (string | null)[] = ids.map(() => null);
  await Promise.all(
    deal(slots, ids).map(async ({ shard, at }) => {
      const answer = await directoryAt(env, shard).follow(pick(ids, at));
      for (const [row, position] of at.entries()) {
        customers[position] = answer.customers[row] ?? null;
        homes[position] = answer.homes[row] ?? null;
      }
    }),
  );
  return { customers, homes };
}

async function claimFacts(env: Env, slots: Slots, rows: FactRow[]) {
  return poke(env, await settle(env, slots, rows, (shard, sent) => directoryAt(env, shard).claim(sent)));
}

async function reassignFacts(env: Env, slots: Slots, rows: FactRow[]) {
  return poke(env, await reassign(env, slots, rows));
}

async function forgetFacts(env: Env, slots: Slots, refs: FactRef[]): Promise<void> {
  const ids = refs.map((ref) => factHash(slots, ref));
  await Promise.all(deal(slots, ids).map(({ shard, at }) => directoryAt(env, shard).forgetFacts(pick(ids, at))));
}

/** A key that waited for its fact may have left facts behind: the join desk moves them. */
async function poke(env: Env, { owners, stale }: { owners: (Address | null)[]; stale: boolean }) {
  if (stale) await env.JOINS.getByName(JOIN_DESK).settleMoves();
  return owners;
}

/** {@link DirectoryRpc.reassignFacts} for the join desk itself, which must not be called back. */
export function reassign(env: Env, slots: Slots, rows: FactRow[]) {
  const from = rows.map((row) => (row.from === undefined ? null : bare(row.from.customer)));
  return settle(env, slots, rows, (shard, sent, at) => directoryAt(env, shard).reassign(sent, pick(from, at)));
}

type FactRow = { ref: FactRef; address: Address; from?: Address };
type Settled = { owners: OwnerRow[]; stale: boolean };

/**
 * Owners that live elsewhere, in step with the rows. An owner of the same name in the same ledger shard is no other: there is one
 * copy of the fact, and only the note of its home is behind.
 */
async function settle(
  env: Env,
  slots: Slots,
  rows: FactRow[],
  call: (shard: number, sent: FactRows, at: number[]) => Promise<Settled>,
): Promise<{ owners: (Address | null)[]; stale: boolean }> {
  const ids = rows.map(({ ref }) => factHash(slots, ref));
  const owners: (Address | null)[] = rows.map(() => null);
  let stale = false;
  await Promise.all(
    deal(slots, ids).map(async ({ shard, at }) => {
      // In the order of the table: each of its pages is then touched once.
      at.sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
      const answer = await call(shard, toRows(rows, ids, at), at);
      stale ||= answer.stale;
      for (const { at: row, customer, home } of answer.owners)
        owners[at[row] ?? -1] = otherThan(slots, rows[at[row] ?? -1]?.address, toAddress(customer, home));
    }),
  );
  return { owners, stale };
}

const toRows = (rows: FactRow[], ids: string[], at: number[]): FactRows =>
  at
    .map((place) => {
      const { customer, home } = (rows[place] as FactRow).address;
      return ids[place] + bare(customer) + bare(home);
    })
    .join("");

function otherThan(slots: Slots, asked: Address | undefined, owner: Address): Address | null {
  if (asked === undefined || asked.customer !== owner.customer) return owner;
  const same = shardOfHome(asked.home, slots.shards) === shardOfHome(owner.home, slots.shards);
  return same ? null : owner;
}

const toAddress = (customer: string, home: string): Address => ({
  customer: customerId(customer),
  home: customerId(home),
});
/** The hash in a customer id, which is one: it has come through {@link toAddress}. */
const bare = (id: string): string => id.slice(PREFIX_LENGTH);
const PREFIX_LENGTH = customerId("").length;
