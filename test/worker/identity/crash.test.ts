/**
 * The same promise with real objects, real facts and crashes: objects are torn down between calls and in the middle of them, a caller
 * whose call was cut off sends it again, and at the end every key is where the oracle says and every fact lies with its key, once.
 */
import { abortAllDurableObjects, evictAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDirectory } from "../../../worker/ledger/directory/directory.ts";
import { customerId } from "../../../worker/ledger/hash.ts";
import { openLedger } from "../../../worker/ledger/ledger.ts";
import { openSlots } from "../../../worker/ledger/slots.ts";
import { history, keysOf, type Step, toRecord } from "./histories.ts";
import { isRole, type Truth, truthOf, withoutEmpty } from "./oracle.ts";
import { bindings, desk, newWorld } from "./world.ts";

/** What happens to the objects around a delivery. `abort`: so many milliseconds after it began, with what it is doing. */
const weather = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "calm" as const, ms: 0 }) },
  { weight: 1, arbitrary: fc.constant({ kind: "evict" as const, ms: 0 }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("abort" as const), ms: fc.nat(40) }) },
);

type World = ReturnType<typeof newWorld>;

/** A record as a client would send it; `at` orders it as the history's version does. */
function toWire(w: World, step: Step): Record<string, unknown> {
  const record = toRecord(step, w.world);
  const at = new Date(record.updatedAt * 1000).toISOString();
  const head = { type: "customer", source: record.source, id: record.id, customer: record.anchor };
  if (record.deleted) return { ...head, deletedAt: at };
  return {
    ...head,
    at,
    keys: record.keys,
    ...(record.kind && { kind: record.kind }),
    ...(record.parent && { parent: record.parent }),
  };
}

async function deliver(
  w: World,
  records: Record<string, unknown>[],
  { kind, ms }: { kind: string; ms: number },
): Promise<void> {
  if (kind === "evict") await evictAllDurableObjects();
  if (kind !== "abort") return void (await w.sync(...records));
  const sent = w.sync(...records).catch(() => null);
  await scheduler.wait(ms);
  await abortAllDurableObjects();
  if ((await sent) === null) await w.sync(...records);
}

/** Whose each key is, as the directory says. */
async function foundIn(w: World, keys: string[]): Promise<Truth> {
  const found = await openDirectory(bindings).find(keys);
  return new Map(found.map((answer, at) => [keys[at] ?? "", answer.status === "one" ? answer.address : answer.status]));
}

async function truthIn(w: World, steps: Step[], ordered: string[]): Promise<Truth> {
  const { hash } = await openSlots(bindings);
  const records = steps.map((step) => toRecord(step, w.world));
  // The ties of the wire are those of the canonical JSON: two states of one version are settled there.
  const truth = truthOf(records, keysOf(w.world), hash);
  for (const key of ordered) if (truth.get(key) === "none") truth.set(key, { customer: hash(key), home: hash(key) });
  return new Map(
    [...truth].map(([key, answer]) => [
      key,
      typeof answer === "string" ? answer : { customer: customerId(answer.customer), home: customerId(answer.home) },
    ]),
  );
}

/** Two states of one record with one version are told apart by their content's hash on the wire; here each version is said once. */
const plain = history.map((steps) =>
  steps.filter((step, at) => steps.findIndex((s) => s.record === step.record && s.version === step.version) === at),
);

describe("whatever breaks in between", () => {
  it("every key and every fact ends where the records say, once", async () => {
    await fc.assert(
      fc.asyncProperty(
        plain,
        fc.infiniteStream(weather),
        fc.integer({ min: 1, max: 4 }),
        async (steps, storms, size) => {
          const w = newWorld();
          const buyers = keysOf(w.world).filter((key) => !isRole(key) && !key.startsWith("domain:"));
          const orders = buyers.map((key, at) => ({ ...w.order("#0", `o${at}`), customer: key }));
          const records = steps.flatMap((step, at) => [
            toWire(w, step),
            ...orders.filter((_, n) => n % steps.length === at),
          ]);
          for (let from = 0; from < records.length; from += size)
            await deliver(w, records.slice(from, from + size), storms.next().value ?? { kind: "calm", ms: 0 });
          await desk().settleMoves();
          await runDurableObjectAlarm(desk());
          const truth = await truthIn(w, steps, buyers);
          const found = await foundIn(w, keysOf(w.world));
          const { hash } = await openSlots(bindings);
          expect(withoutEmpty(found, truth, (key) => customerId(hash(key)))).toEqual(truth);
          await expectFacts(w, buyers, found);
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);
});

/** Each order lies with the customer of its key and nowhere else, and its own key leads there. */
async function expectFacts(w: World, buyers: string[], found: Truth): Promise<void> {
  const ledger = await openLedger(bindings);
  const places = new Map(
    [...found.values()].filter((answer) => typeof answer === "object").map((address) => [address.customer, address]),
  );
  const lying = new Map<string, string[]>();
  for (const address of places.values())
    for (const { type, id } of await ledger.export(address))
      if (type === "order") lying.set(id, [...(lying.get(id) ?? []), address.customer]);
  const orderKeys = buyers.map((_, at) => `shop:${w.world}:order:o${at}`);
  const byOrder = await foundIn(w, orderKeys);
  for (const [at, key] of buyers.entries()) {
    const answer = found.get(key);
    const customer = typeof answer === "object" ? answer.customer : "";
    expect(lying.get(`o${at}`)).toEqual([customer]);
    expect(byOrder.get(orderKeys[at] ?? "")).toEqual(answer);
  }
}
