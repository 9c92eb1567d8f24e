/**
 * Parsed records → facts with their customers, a few thousand at a time. Statements of identity first, then whose each fact is, then
 * the shards. Everything here may be repeated: a batch that was cut off and sent again ends in the same state.
 */
import type { Env } from "../env.ts";
import { openDirectory } from "./directory/directory.ts";
import { openIdentity } from "./identity/identity.ts";
import { type Ledger, openLedger, type Stored } from "./ledger.ts";
import { finishMoves, type Move, settleOwners } from "./owners.ts";
import type { DirectoryRpc, JoinDeskRpc, StoredFact } from "./rpc.ts";
import { toStored } from "./shard/stored-fact.ts";
import type { Address, IdentityRecord, Incoming, Placement, WriteOutcome } from "./types.ts";

export type Taken = WriteOutcome | "ambiguous_customer";

/** A fact with its row and, once known, its customer. */
export type Parcel = { fact: Incoming; row: StoredFact; address: Address | null };

export type Parts = { ledger: Ledger; directory: DirectoryRpc; identity: JoinDeskRpc };

/** A merge may overtake a write: then the directory is asked once more, and its second word is taken. */
const ROUNDS = 2;

export async function openIntake(env: Env): Promise<(facts: readonly Incoming[]) => Promise<Taken[]>> {
  const parts = { ledger: await openLedger(env), directory: openDirectory(env), identity: openIdentity(env) };
  return (facts) => takeIn(parts, facts);
}

export async function takeIn(parts: Parts, facts: readonly Incoming[]): Promise<Taken[]> {
  const parcels = facts.map((fact): Parcel => ({ fact, row: toStored(fact), address: null }));
  await joinCustomers(parts.identity, parcels);
  await placeOthers(
    parts.directory,
    parcels.filter(({ fact }) => fact.type !== "customer"),
  );
  const outcomes = parcels.map(({ address }): Taken => (address === null ? "ambiguous_customer" : "unchanged"));
  let left = [...parcels.keys()].filter((index) => parcels[index]?.address !== null);
  for (let round = 1; left.length > 0; round++) {
    const sent = left.map((index) => parcels[index]!);
    const stored = await settleAndStore(parts, sent, round === ROUNDS);
    for (const [at, index] of left.entries()) if (stored[at] === "applied") outcomes[index] = "applied";
    left = left.filter((_, at) => stored[at] === "gone");
    await placeOthers(
      parts.directory,
      left.map((index) => parcels[index]!),
    );
    for (const index of left) if (parcels[index]?.address === null) outcomes[index] = "ambiguous_customer";
    left = left.filter((index) => parcels[index]?.address !== null);
  }
  return outcomes;
}

async function settleAndStore(parts: Parts, parcels: Parcel[], isLastRound: boolean): Promise<Stored[]> {
  const moves: Move[] = await settleOwners(parts, parcels);
  const stored = await parts.ledger.store(parcels.flatMap(toAddressed), isLastRound);
  const gone = new Set(parcels.filter((_, at) => stored[at] === "gone").map(({ row }) => row));
  await finishMoves(
    parts,
    moves.filter(({ row }) => !gone.has(row)),
  );
  return stored;
}

/** Only placed parcels come here; the type does not know it. */
const toAddressed = ({ address, row }: Parcel) => (address === null ? [] : [{ address, row }]);

/** In the order they came, though any order ends the same. */
async function joinCustomers(identity: JoinDeskRpc, parcels: readonly Parcel[]): Promise<void> {
  const records = parcels.filter(({ fact }) => fact.type === "customer");
  if (records.length === 0) return;
  place(records, await identity.join(records.map(toIdentityRecord)));
}

async function placeOthers(directory: DirectoryRpc, parcels: readonly Parcel[]): Promise<void> {
  if (parcels.length > 0) place(parcels, await directory.place(parcels.map(({ fact }) => fact.customer)));
}

function place(parcels: readonly Parcel[], placements: readonly Placement[]): void {
  for (const [at, parcel] of parcels.entries()) {
    const placement = placements[at];
    parcel.address = placement?.status === "placed" ? placement.address : null;
  }
}

function toIdentityRecord({ fact, row }: Parcel): IdentityRecord {
  const head = { source: fact.source, id: fact.id, anchor: fact.customer, updatedAt: fact.updatedAt, tie: row.tie };
  if (fact.type !== "customer" || "deleted" in fact)
    return { ...head, keys: [], kind: null, parent: null, name: null, deleted: true };
  const { keys = [], kind = null, parent = null, name = null } = fact;
  return { ...head, keys, kind, parent, name, deleted: false };
}
