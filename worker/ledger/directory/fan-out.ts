/** Asking many shards at once: rows are dealt out by hash, each shard gets one call per batch, and the answers come back in order. */
import { type Slots, shardOfHash } from "../slots.ts";

/** A statement's parameter stays under 1.5 MB: a character is at most three bytes, and beside its text a row carries a hash or 48 bytes. */
const BATCH_CHARACTERS = 400_000;
const ROW_CHARACTERS = 50;

/** Positions of `ids`, dealt to shards and cut into batches. `textLength` is what a row carries beside hashes. */
export function deal(
  slots: Slots,
  ids: readonly string[],
  textLength: (at: number) => number = () => 0,
): { shard: number; at: number[] }[] {
  const open = new Map<number, { shard: number; at: number[]; size: number }>();
  const batches: { shard: number; at: number[] }[] = [];
  for (const [at, id] of ids.entries()) {
    const shard = shardOfHash(id, slots.shards);
    let batch = open.get(shard);
    if (batch === undefined || batch.size > BATCH_CHARACTERS) {
      batch = { shard, at: [], size: 0 };
      open.set(shard, batch);
      batches.push(batch);
    }
    batch.at.push(at);
    batch.size += ROW_CHARACTERS + textLength(at);
  }
  return batches;
}

/** The named positions of a column. */
export const pick = <Value>(column: readonly Value[], at: readonly number[]): Value[] =>
  at.map((position) => column[position] as Value);
