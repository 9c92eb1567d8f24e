/** Permuted, repeated and split: the same records end in the same state, and what is exported makes it again. */
import { runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import { JOIN_DESK } from "../../../worker/ledger/slots.ts";
import { bindings } from "../asking.ts";
import { groupsOf, type Loose, newWorld, take } from "./world.ts";

const PEOPLE = [
  "email:ada@example.com",
  "email:bob@example.com",
  "crm::customer:1",
  "crm::customer:2",
  "zendesk:acme:user:7",
  "phone:+441134960000",
];
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}T00:00:00Z`);
const who = fc.constantFrom(...PEOPLE);
const id = fc.constantFrom("1", "2", "3");
const head = { customer: who, id, updatedAt: day };

const record: fc.Arbitrary<Loose> = fc.oneof(
  fc.record({
    ...head,
    type: fc.constant("order"),
    source: fc.constant("shop"),
    amount: fc.constantFrom("1.00", "2.00"),
    currency: fc.constantFrom("EUR", "USD"),
  }),
  fc.record({
    ...head,
    type: fc.constant("ticket"),
    source: fc.constant("zendesk:acme"),
    status: fc.constantFrom("open", "solved"),
  }),
  fc.record({
    ...head,
    type: fc.constant("nps"),
    source: fc.constant("survey"),
    score: fc.integer({ min: 0, max: 10 }),
  }),
  fc.record({
    ...head,
    type: fc.constant("subscription"),
    source: fc.constant("bill"),
    startedAt: fc.constant("2026-01-01T00:00:00Z"),
    interval: fc.constantFrom("month", "year"),
    amount: fc.constantFrom("5.00", "6.00"),
    currency: fc.constant("EUR"),
  }),
  fc.record({
    type: fc.constant("usage"),
    source: fc.constant("app"),
    customer: who,
    at: day,
    updatedAt: day,
    activeUsers: fc.nat(9),
  }),
  fc.record({
    customer: who,
    id,
    deletedAt: day,
    type: fc.constantFrom("order", "ticket", "nps"),
    source: fc.constantFrom("shop", "zendesk:acme", "survey"),
  }),
  fc.record({
    ...head,
    type: fc.constant("customer"),
    source: fc.constant("crm"),
    name: fc.constantFrom("Ada", "Bob"),
    keys: fc.uniqueArray(who, { maxLength: 2 }),
  }),
);

/** The same records in another order, some of them twice, cut into batches. */
const telling = (records: Loose[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(records, { minLength: records.length }),
      fc.subarray(records),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 12, maxLength: 12 }),
    )
    .map(([all, again, cuts]) => batches([...all, ...again], cuts));

function batches(records: Loose[], cuts: number[]): Loose[][] {
  const result: Loose[][] = [];
  for (let from = 0, n = 0; from < records.length; n++) {
    const size = cuts[n % cuts.length] ?? 1;
    result.push(records.slice(from, from + size));
    from += size;
  }
  return result;
}

const records = fc.array(record, { minLength: 1, maxLength: 18 });
const history = records.chain((list) => fc.record({ one: fc.constant<Loose[][]>([list]), other: telling(list) }));

/** What the join desk has put off is done before anybody compares. */
const settled = () => runInDurableObject(bindings.JOINS.getByName(JOIN_DESK), (desk) => desk.alarm());

async function tell(told: Loose[][]) {
  await newWorld();
  for (const batch of told) await take(...batch);
  await settled();
  return groupsOf([...PEOPLE, "zendesk:acme:ticket:1", "shop::order:1", "bill::subscription:1"]);
}

it("any order, any repeats and any batches give the same customers with the same facts", async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ one, other }) => {
      expect(await tell(other)).toEqual(await tell(one));
    }),
    { numRuns: 25 },
  );
}, 240_000);

it("what was synced and exported makes the same state again", async () => {
  await fc.assert(
    fc.asyncProperty(records, async (list) => {
      const first = await tell([list]);
      const exported = first.flatMap(({ records: kept }) => kept as Loose[]);
      expect(await tell([exported.toReversed()])).toEqual(first);
    }),
    { numRuns: 15 },
  );
}, 240_000);
