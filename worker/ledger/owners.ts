/**
 * Whose a fact is. The directory keeps one owner for each `(type, source, id)`, so that a ticket whose requester changed moves and is
 * never counted twice: the later version says whose it is, and an older one follows it.
 */
import type { Parcel, Parts } from "./intake.ts";
import type { Ledger } from "./ledger.ts";
import type { StoredFact } from "./rpc.ts";
import { isLater } from "./shard/stored-fact.ts";
import type { Address, FactRef } from "./types.ts";

/** A fact on its way from one customer to another; `row` is the version that moved it. */
export type Move = { row: StoredFact; ref: FactRef; from: Address; to: Address };

/** Two requests that fight over one fact settle it within one or two; what is left after that the next sync of the fact settles. */
const ROUNDS = 4;

/** All versions of one fact within a batch, and the latest of them. */
type Group = { ref: FactRef; parcels: Parcel[]; latest: Parcel };

/**
 * Gives every parcel the address of its fact's owner, claiming facts that have none. Answers what has to be taken away elsewhere once
 * the parcels are stored. A day of usage is named by its customer and cannot move.
 */
export async function settleOwners(parts: Parts, parcels: readonly Parcel[]): Promise<Move[]> {
  const groups = toGroups(parcels.filter(({ fact }) => fact.type !== "usage"));
  for (const { parcels: versions, latest } of groups) for (const parcel of versions) parcel.address = latest.address;
  const claims = groups.map(({ ref, latest }) => ({ ref, address: latest.address as Address }));
  const owners = await parts.directory.claimFacts(claims);
  const contested = groups.flatMap((group, at) => {
    const owner = owners[at];
    return owner == null ? [] : [{ group, owner }];
  });
  const moves = await Promise.all(contested.map(({ group, owner }) => settle(parts, group, owner)));
  return moves.filter((move) => move !== null);
}

/**
 * After the parcels are stored: the old place is emptied, then the directory is told. Cut off in between, the directory still leads to the
 * old place, so that a repeat comes through here again and finishes it.
 */
export async function finishMoves(parts: Parts, moves: readonly Move[]): Promise<void> {
  let left = [...moves];
  for (let round = 0; left.length > 0 && round < ROUNDS; round++) {
    await Promise.all(left.map((move) => clear(parts, move)));
    const owners = await parts.directory.reassignFacts(left.map(({ ref, from, to }) => ({ ref, from, address: to })));
    const settled = await Promise.all(left.map((move, at) => finish(parts, move, owners[at] ?? null)));
    left = settled.filter((move) => move !== null);
  }
}

async function clear({ ledger }: Parts, { row, ref, from, to }: Move): Promise<void> {
  const there = await ledger.readRefs(from, [ref]);
  await carry(
    ledger,
    ref,
    there.filter((version) => !isLater(version, row)),
    { from, to },
  );
}

/** A subscription's states go along; of anything else they are superseded. */
async function carry(
  ledger: Ledger,
  { type }: FactRef,
  versions: StoredFact[],
  { from, to }: { from: Address; to: Address },
): Promise<void> {
  if (versions.length === 0) return;
  if (type === "subscription") await ledger.absorb(to, versions);
  await ledger.discard(from, versions);
}

/**
 * `owner` has the fact where somebody else moved it meanwhile. Both places are read again, because others write to either: the one with
 * the latest version keeps the fact, whoever's version that is. Answers the move that is still to be made, if any.
 */
async function finish(parts: Parts, { row, ref, from, to }: Move, owner: Address | null): Promise<Move | null> {
  const { ledger } = parts;
  const source = owner ?? from;
  const [there, here] = await Promise.all([ledger.readRefs(source, [ref]), ledger.readRefs(to, [ref])]);
  const [theirs, ours] = [latestOf(there), latestOf(here)];
  // Somebody has taken it on from here, and answers for it.
  if (ours === null) return null;
  if (theirs !== null && isLater(theirs, ours)) {
    // The place the fact was taken from has a later version by now: ours follows it back.
    if (owner === null) await parts.directory.reassignFacts([{ ref, from: to, address: from }]);
    await carry(ledger, ref, here, { from: to, to: source });
    return null;
  }
  if (owner !== null) return { row, ref, from: owner, to };
  await carry(ledger, ref, there, { from, to });
  return null;
}

const latestOf = (versions: readonly StoredFact[]): StoredFact | null =>
  versions.reduce<StoredFact | null>((latest, one) => (latest === null || isLater(one, latest) ? one : latest), null);

async function settle(parts: Parts, { ref, parcels, latest }: Group, owner: Address): Promise<Move | null> {
  const [stored] = await parts.ledger.peek(owner, [ref]);
  if (stored != null && !isLater(latest.row, stored)) {
    for (const parcel of parcels) parcel.address = owner;
    return null;
  }
  const to = latest.address as Address;
  // A subscription brings its earlier states along; of anything else the earlier version is superseded.
  if (ref.type === "subscription") await parts.ledger.absorb(to, await parts.ledger.readRefs(owner, [ref]));
  return { row: latest.row, ref, from: owner, to };
}

function toGroups(parcels: readonly Parcel[]): Group[] {
  const groups = new Map<string, Group>();
  for (const parcel of parcels) {
    const { type, source, id } = parcel.fact;
    const name = `${type}\n${source}\n${id}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { ref: { type, source, id }, parcels: [parcel], latest: parcel });
    else {
      group.parcels.push(parcel);
      if (isLater(parcel.row, group.latest.row)) group.latest = parcel;
    }
  }
  return [...groups.values()];
}
