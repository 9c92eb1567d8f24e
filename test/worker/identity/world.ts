/** A small company for one test: its keys carry its number, so that tests in one file never meet. */
import { env } from "cloudflare:workers";
import { parseRecord } from "../../../shared/contract/parse-record.ts";
import type { Env } from "../../../worker/env.ts";
import { openDirectory } from "../../../worker/ledger/directory/directory.ts";
import { openIdentity } from "../../../worker/ledger/identity/identity.ts";
import { openIntake } from "../../../worker/ledger/intake.ts";
import { openLedger } from "../../../worker/ledger/ledger.ts";
import { JOIN_DESK } from "../../../worker/ledger/slots.ts";
import type { Found } from "../../../worker/ledger/types.ts";

export const bindings = env as unknown as Env;
export const desk = () => bindings.JOINS.getByName(JOIN_DESK);

let worlds = 0;
const NOW = Date.UTC(2026, 6, 1);

export type CustomerFields = {
  id?: string;
  keys?: string[];
  kind?: "person" | "account";
  parent?: string;
  name?: string;
  updatedAt?: string;
  deleted?: boolean;
};

export function newWorld() {
  const world = `w${Date.now() % 100_000}x${worlds++}`;
  /** `@` becomes an address at the world's company, `#` a key of its shop. */
  const key = (short: string): string =>
    short
      .replace(/@$/, `@${world}.example`)
      .replace(/^#/, `shop:${world}:customer:`)
      .replace(/^~/, `desk:${world}:user:`)
      .replace(/^domain:$/, `domain:${world}.example`);
  const directory = openDirectory(bindings);
  const identity = openIdentity(bindings);

  const customer = (anchor: string, fields: CustomerFields = {}): Record<string, unknown> => {
    const { id = anchor, keys, parent, updatedAt, deleted, ...rest } = fields;
    const head = { type: "customer", source: `shop:${world}`, id, customer: key(anchor) };
    if (deleted) return { ...head, deletedAt: updatedAt ?? "2026-02-01T00:00:00Z" };
    return {
      ...head,
      at: "2026-01-01T00:00:00Z",
      ...(updatedAt ? { updatedAt } : {}),
      ...(keys ? { keys: keys.map(key) } : {}),
      ...(parent ? { parent: key(parent) } : {}),
      ...rest,
    };
  };
  const order = (by: string, id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: "order",
    source: `shop:${world}`,
    id,
    customer: key(by),
    at: "2026-03-01T00:00:00Z",
    amount: "10.00",
    currency: "EUR",
    ...more,
  });

  const sync = async (...records: Record<string, unknown>[]) => {
    const facts = records.map((record) => {
      const parsed = parseRecord(record, NOW);
      if (!parsed.ok) throw new Error(parsed.reason.message);
      return parsed.value;
    });
    return (await openIntake(bindings))(facts);
  };

  const find = async (short: string): Promise<Found> => (await directory.find([key(short)]))[0] as Found;
  const idOf = async (short: string): Promise<string> => {
    const found = await find(short);
    return found.status === "one" ? found.address.customer : found.status;
  };
  const homeOf = async (short: string): Promise<string> => {
    const found = await find(short);
    return found.status === "one" ? found.address.home : found.status;
  };

  /** Which of the keys are together: a text such as "a b | c", in the order given. */
  const partition = async (...shorts: string[]): Promise<string> => {
    const groups = new Map<string, string[]>();
    for (const short of shorts) {
      const found = await find(short);
      const name = found.status === "one" ? found.address.customer : `${short} ${found.status}`;
      groups.set(name, [...(groups.get(name) ?? []), found.status === "one" ? short : `${short}?`]);
    }
    return [...groups.values()].map((group) => group.join(" ")).join(" | ");
  };

  /** Ids of the facts that the ledger holds at a key's customer, sorted. */
  const factsOf = async (short: string): Promise<string[]> => {
    const found = await find(short);
    if (found.status !== "one") return [];
    const facts = await (await openLedger(bindings)).export(found.address);
    return facts
      .filter(({ type, deleted }) => type !== "customer" && !deleted)
      .map(({ id }) => id)
      .toSorted();
  };

  return { world, key, directory, identity, customer, order, sync, find, idOf, homeOf, partition, factsOf };
}
