/**
 * Facts follow their keys. A move is an address that facts may still lie at; doing it means sending each fact there to where its key
 * belongs today, so a move may be done twice, late, or after the next merge, and ends the same. It is looked at again after a while
 * for facts that were on their way to the old address when it went stale.
 */
import type { Env } from "../../env.ts";
import { follow, reassign } from "../directory/directory.ts";
import type { StaleRow } from "../directory/rows.ts";
import { customerId } from "../hash.ts";
import type { StoredFact } from "../rpc.ts";
import { ledgerOf, type Slots, shardOfHome } from "../slots.ts";
import type { Address, FactRef } from "../types.ts";

/** A request that still holds an old address ends within seconds; the second look is for a shard that was out of reach. */
const SWEEPS_MS = [60_000, 15 * 60_000];
const LONGEST_DELAY_MS = 10 * 60_000;
const AT_ONCE = 8;

type MoveRow = { customer: string; home: string; sweeps: number; failures: number };

/** Notes addresses (bare hashes) to be cleared, due at once. */
export function putMoves(sql: SqlStorage, addresses: StaleRow[], now: number): void {
  sql.exec(
    `insert into move select value->>'customer', value->>'home', ?2, 0, 0 from json_each(?1) where true
     on conflict do update set due = excluded.due, sweeps = 0, failures = 0`,
    JSON.stringify(addresses),
    now,
  );
}

export const nextMoveAt = (sql: SqlStorage): number | null =>
  sql.exec<{ due: number | null }>("select min(due) as due from move").one().due;

/** Does up to `limit` moves that are due; answers how many it did. A move that fails is tried again later, ever more seldom. */
export async function doMoves(sql: SqlStorage, env: Env, slots: Slots, now: number, limit: number): Promise<number> {
  const due = sql
    .exec<MoveRow>("select customer, home, sweeps, failures from move where due <= ? order by due limit ?", now, limit)
    .toArray();
  for (let from = 0; from < due.length; from += AT_ONCE)
    await Promise.all(due.slice(from, from + AT_ONCE).map((move) => doOne(sql, env, slots, move, now)));
  return due.length;
}

async function doOne(sql: SqlStorage, env: Env, slots: Slots, move: MoveRow, now: number): Promise<void> {
  const { customer, home, sweeps, failures } = move;
  try {
    await clear(env, slots, { customer: customerId(customer), home: customerId(home) });
  } catch {
    const delay = Math.min(1000 * 2 ** failures, LONGEST_DELAY_MS);
    sql.exec(
      "update move set due = ?, failures = failures + 1 where customer = ? and home = ?",
      now + delay,
      customer,
      home,
    );
    return;
  }
  const again = SWEEPS_MS[sweeps];
  if (again === undefined) sql.exec("delete from move where customer = ? and home = ?", customer, home);
  else
    sql.exec(
      "update move set due = ?, sweeps = sweeps + 1, failures = 0 where customer = ? and home = ?",
      now + again,
      customer,
      home,
    );
}

/** Sends every fact at an old address to where its key belongs. */
async function clear(env: Env, slots: Slots, from: Address): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page: { facts: StoredFact[]; next: string | null } = await ledgerOf(env, slots, from.home).extract(
      from.customer,
      null,
      after,
    );
    const targets = await targetsOf(env, slots, page.facts);
    for (const { to, facts } of targets)
      if (to.customer !== from.customer || to.home !== from.home) await send(env, slots, from, to, facts);
    if (page.next === null) return;
    after = page.next;
  }
}

async function targetsOf(env: Env, slots: Slots, facts: StoredFact[]): Promise<{ to: Address; facts: StoredFact[] }[]> {
  const keys = [...new Set(facts.map(({ key }) => key))];
  const { customers, homes } = await follow(
    env,
    slots,
    keys.map((key) => slots.hash(key)),
  );
  const targets = new Map<string, { to: Address; facts: StoredFact[] }>();
  for (const fact of facts) {
    const at = keys.indexOf(fact.key);
    const [customer, home] = [customers[at], homes[at]];
    // A key that nobody knows was forgotten: its facts are being erased where they lie.
    if (!customer || !home) continue;
    const target = targets.get(customer) ?? {
      to: { customer: customerId(customer), home: customerId(home) },
      facts: [],
    };
    target.facts.push(fact);
    targets.set(customer, target);
  }
  return [...targets.values()];
}

/**
 * In, then noted, then out: whatever breaks in between, the fact is somewhere and the next attempt goes on. A customer that only
 * changes its home within one shard is told so, and nothing is copied.
 */
async function send(env: Env, slots: Slots, from: Address, to: Address, facts: StoredFact[]): Promise<void> {
  const target = ledgerOf(env, slots, to.home);
  const stays =
    to.customer === from.customer && shardOfHome(to.home, slots.shards) === shardOfHome(from.home, slots.shards);
  await target.absorb(to, stays ? [] : facts);
  const rows = refsOf(facts).map((ref) => ({ ref, address: to, from }));
  const { owners } = await reassign(env, slots, rows);
  if (stays) return;
  const taken = new Set(rows.filter((_, at) => owners[at]).map(({ ref }) => nameOf(ref)));
  // Somebody addressed the fact anew while it was on its way: what was brought is an older copy.
  if (taken.size > 0) await target.discard(to.customer, facts.filter((fact) => taken.has(nameOf(fact))).map(toVersion));
  await ledgerOf(env, slots, from.home).discard(from.customer, facts.map(toVersion));
}

/** The facts that the directory knows by name; a day of usage is known by its customer alone. */
function refsOf(facts: StoredFact[]): FactRef[] {
  const refs = new Map<string, FactRef>();
  for (const fact of facts) {
    const { type, source, id } = fact;
    if (type !== "usage") refs.set(nameOf(fact), { type: type as FactRef["type"], source, id });
  }
  return [...refs.values()];
}

const nameOf = ({ type, source, id }: Pick<StoredFact, "type" | "source" | "id">): string => `${type}|${source}|${id}`;
const toVersion = ({ type, source, id, rev, updatedAt }: StoredFact) => ({ type, source, id, rev, updatedAt });
