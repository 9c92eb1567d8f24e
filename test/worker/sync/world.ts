/** Records in, what is stored out: the same as a caller would see, without the caller. */
import { reset } from "cloudflare:test";
import { parseRecord } from "../../../shared/contract/parse-record.ts";
import { openDirectory } from "../../../worker/ledger/directory/directory.ts";
import { openIntake, type Taken } from "../../../worker/ledger/intake.ts";
import { openLedger } from "../../../worker/ledger/ledger.ts";
import { closeSlots } from "../../../worker/ledger/slots.ts";
import type { Incoming } from "../../../worker/ledger/types.ts";
import { toRecord } from "../../../worker/routes/customers/wire-record.ts";
import { bindings } from "../asking.ts";

export const NOW = Date.UTC(2026, 4, 1);
export type Loose = Record<string, unknown>;

export function toFact(record: Loose): Incoming {
  const parsed = parseRecord({ at: "2026-01-05T10:00:00Z", ...record }, NOW);
  if (!parsed.ok) throw new Error(`${parsed.reason.path}: ${parsed.reason.message}`);
  return parsed.value;
}

/** An empty deployment: nothing of what was stored before is left. */
export async function newWorld(): Promise<void> {
  await reset();
  closeSlots();
}

export async function take(...records: Loose[]): Promise<Taken[]> {
  const takeIn = await openIntake(bindings);
  return takeIn(records.map(toFact));
}

/** Of everybody whom these keys lead to: the customer, its home, and its records in wire form. */
export async function stateOf(keys: readonly string[]): Promise<Record<string, { home: string; records: unknown[] }>> {
  const found = await openDirectory(bindings).find([...keys]);
  const ledger = await openLedger(bindings);
  const state: Record<string, { home: string; records: unknown[] }> = {};
  for (const answer of found)
    for (const address of answer.status === "one"
      ? [answer.address]
      : answer.status === "several"
        ? answer.addresses
        : [])
      state[address.customer] ??= { home: address.home, records: (await ledger.export(address)).map(toRecord) };
  return Object.fromEntries(Object.entries(state).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Live facts of a type at the customer of a key. */
export async function factsAt(key: string, type: string): Promise<Loose[]> {
  const state = Object.values(await stateOf([key]));
  return state
    .flatMap(({ records }) => records as Loose[])
    .filter((record) => record["type"] === type && !("deletedAt" in record));
}

type Group = { keys: string[]; home: string[]; records: unknown[] };

/**
 * The same without ids, which every new deployment draws anew: who is one, by the keys that lead there; whose home each shares;
 * and what is kept of each. A key that was heard of once and under which nothing lies any more is nobody, for every caller.
 */
export async function groupsOf(keys: readonly string[]): Promise<Group[]> {
  const found = await openDirectory(bindings).find([...keys]);
  const leading = (customer: string): string[] =>
    keys.filter((_, at) => {
      const answer = found[at];
      return answer?.status === "one" && answer.address.customer === customer;
    });
  const state = await stateOf(keys);
  return Object.entries(state)
    .filter(([, { records }]) => records.length > 0)
    .map(([customer, { home, records }]) => ({ keys: leading(customer), home: leading(home), records }))
    .toSorted((a, b) => (a.keys.join() < b.keys.join() ? -1 : 1));
}
