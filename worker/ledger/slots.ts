/**
 * Which object holds what. A hash has one of 1,024 slots, a slot belongs to one shard, and how many shards share the slots is fixed at
 * the first start: the join desk writes the number down, and a deployment that says otherwise is refused before it reads or writes a row.
 */
import { remembered } from "../../shared/contract/remembered.ts";
import { type Env, SLOTS, shardCount } from "../env.ts";
import type { DirectoryShard } from "./directory/directory-shard.ts";
import { hashOfCustomer, type KeyHash, keyedHash } from "./hash.ts";
import type { LedgerShard } from "./shard/ledger-shard.ts";

export type Slots = {
  shards: number;
  /** The keyed hash of this deployment: key text → 32 hex digits. */
  hash: KeyHash;
};

const HASH_BITS = 12;

/** The slot of a hash: its first ten bits. Hashes are evenly spread, so slots are. */
export const slotOf = (hash: string): number => Number.parseInt(hash.slice(0, HASH_BITS / 4), 16) >> 2;

/** Slots lie on the shards in equal runs, in order: shard s has the slots from s × 1024 / shards on. */
export const shardOfSlot = (slot: number, shards: number): number => Math.floor((slot * shards) / SLOTS);

export const shardOfHash = (hash: string, shards: number): number => shardOfSlot(slotOf(hash), shards);

/** The ledger shard of a home (a customer id). Throws on a text that is no customer id: parse ids at the door. */
export function shardOfHome(home: string, shards: number): number {
  const hash = hashOfCustomer(home);
  if (hash === null) throw new TypeError("A home is a customer id.");
  return shardOfHash(hash, shards);
}

export const ledgerName = (shard: number): string => `ledger-${shard}`;
export const directoryName = (shard: number): string => `directory-${shard}`;
export const JOIN_DESK = "desk";

export const ledgerAt = (env: Env, shard: number): DurableObjectStub<LedgerShard> =>
  env.LEDGER.getByName(ledgerName(shard));

export const directoryAt = (env: Env, shard: number): DurableObjectStub<DirectoryShard> =>
  env.DIRECTORY.getByName(directoryName(shard));

/** The ledger shard where a home lives. */
export const ledgerOf = (env: Env, slots: Slots, home: string): DurableObjectStub<LedgerShard> =>
  ledgerAt(env, shardOfHome(home, slots.shards));

export const everyShard = (slots: Slots): number[] => Array.from({ length: slots.shards }, (_, shard) => shard);

let opened: { shards: number; slots: Promise<Slots> } | null = null;

/**
 * The slots of this deployment: asks the join desk once per isolate, which also settles the secret of the hash.
 * Rejects with what to do when LEDGER_SHARDS or PEPPER is not what the data was written with.
 */
export async function openSlots(env: Env): Promise<Slots> {
  const shards = shardCount(env);
  if (opened?.shards !== shards) opened = { shards, slots: ask(env, shards) };
  return opened.slots;
}

/** For a process that empties its own storage, as tests do: the next call asks again. */
export function closeSlots(): void {
  opened = null;
}

async function ask(env: Env, shards: number): Promise<Slots> {
  try {
    const settled = await env.JOINS.getByName(JOIN_DESK).deployment(shards);
    if (!settled.ok) throw new Error(settled.reason);
    return { shards, hash: remembered(keyedHash(settled.value), 20_000) };
  } catch (error) {
    opened = null;
    throw error;
  }
}
