/** One shard alone: what it does with facts, whatever order they come in. */
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { parseRecord } from "../../../shared/contract/parse-record.ts";
import { type Cut, toBatches } from "../../../worker/ledger/shard/batch.ts";
import { readFacts } from "../../../worker/ledger/shard/reading.ts";
import { toStored } from "../../../worker/ledger/shard/stored-fact.ts";
import type { Address, Incoming } from "../../../worker/ledger/types.ts";
import { bindings } from "../asking.ts";

const NOW = Date.UTC(2026, 4, 1);
let shards = 0;
const newShard = () => bindings.LEDGER.getByName(`alone-${++shards}`);
const customer = (letter: string): string => `cus_${letter.repeat(32)}`;
const at = (letter: string, home = letter): Address => ({ customer: customer(letter), home: customer(home) });

function fact(record: Record<string, unknown>): Incoming {
  const parsed = parseRecord(
    { source: "shop", customer: "email:ada@example.com", at: "2026-01-05T10:00:00Z", ...record },
    NOW,
  );
  if (!parsed.ok) throw new Error(parsed.reason.message);
  return parsed.value;
}
const order = (id: string, more: Record<string, unknown> = {}) =>
  fact({ type: "order", id, amount: "10.00", currency: "EUR", ...more });

const bodies = async (shard: ReturnType<typeof newShard>, who = customer("a")) =>
  (await shard.extract(who, null, null)).facts.map(({ id, body, deleted, updatedAt }) => ({
    id,
    body: JSON.parse(body),
    deleted,
    updatedAt,
  }));

describe("order of updates", () => {
  const early = order("1", { amount: "1.00", updatedAt: "2026-01-06T00:00:00Z" });
  const late = order("1", { amount: "2.00", updatedAt: "2026-01-07T00:00:00Z" });

  it("keeps the later version, whichever comes first", async () => {
    for (const facts of [
      [early, late],
      [late, early],
    ]) {
      const shard = newShard();
      for (const one of facts) await shard.write([{ address: at("a"), fact: one }]);
      expect((await bodies(shard)).map(({ body }) => body.amountMinor)).toEqual([200]);
    }
  });

  it("says of each row of a batch what it would have said one by one", async () => {
    const shard = newShard();
    const rows = [early, early, late, early].map((one) => ({ address: at("a"), fact: one }));
    expect(await shard.write(rows)).toEqual(["applied", "unchanged", "applied", "unchanged"]);
  });

  it("settles a tie by the hash of the record, in either order", async () => {
    const one = order("1", { amount: "3.00" });
    const two = order("1", { amount: "4.00" });
    const [first, second] = [newShard(), newShard()];
    for (const each of [one, two]) await first.write([{ address: at("a"), fact: each }]);
    for (const each of [two, one]) await second.write([{ address: at("a"), fact: each }]);
    expect(await bodies(first)).toEqual(await bodies(second));
  });

  it("an older replay does not bring a deleted fact back, a later update does", async () => {
    const shard = newShard();
    const gone = fact({ type: "order", id: "1", deletedAt: "2026-02-01T00:00:00Z" });
    expect(await shard.write([{ address: at("a"), fact: gone }])).toEqual(["applied"]);
    expect(await shard.write([{ address: at("a"), fact: late }])).toEqual(["unchanged"]);
    const back = order("1", { updatedAt: "2026-02-02T00:00:00Z" });
    expect(await shard.write([{ address: at("a"), fact: back }])).toEqual(["applied"]);
    expect((await bodies(shard)).map(({ deleted }) => deleted)).toEqual([false]);
  });
});

describe("states of a subscription", () => {
  const state = (updatedAt: string, amount: string) =>
    fact({
      type: "subscription",
      id: "s1",
      updatedAt,
      amount,
      currency: "EUR",
      interval: "month",
      startedAt: "2026-01-01T00:00:00Z",
    });

  it("are all kept, by their updatedAt", async () => {
    const shard = newShard();
    const states = [state("2026-03-01T00:00:00Z", "30.00"), state("2026-01-01T00:00:00Z", "10.00")];
    for (const one of states) expect(await shard.write([{ address: at("a"), fact: one }])).toEqual(["applied"]);
    expect((await bodies(shard)).map(({ body }) => body.amountMinor)).toEqual([1000, 3000]);
  });

  it("up to a deletion are gone from the card, later ones stand", async () => {
    const shard = newShard();
    const write = (one: Incoming) => shard.write([{ address: at("a"), fact: one }]);
    await write(state("2026-01-10T00:00:00Z", "10.00"));
    await write(fact({ type: "subscription", id: "s1", deletedAt: "2026-02-01T00:00:00Z" }));
    expect((await shard.card(at("a"), null, null))?.relationship.subscriptions).toEqual([]);
    await write(state("2026-03-01T00:00:00Z", "30.00"));
    expect((await shard.card(at("a"), null, null))?.relationship.subscriptions.map(({ amount }) => amount)).toEqual([
      "30.00",
    ]);
  });
});

it("a day of usage is one fact of its customer and source, whatever its id", async () => {
  const shard = newShard();
  const day = (id: string, activeUsers: number, updatedAt: string) =>
    fact({ type: "usage", id, activeUsers, updatedAt });
  await shard.write([
    { address: at("a"), fact: day("x", 3, "2026-01-06T00:00:00Z") },
    { address: at("a"), fact: day("y", 5, "2026-01-07T00:00:00Z") },
  ]);
  expect((await bodies(shard)).map(({ id, body }) => [id, body.activeUsers])).toEqual([["2026-01-05", 5]]);
});

it("a day of usage that came under two keys of one customer is kept twice and counts once, as its latest word says", async () => {
  const shard = newShard();
  const day = (key: string, activeUsers: number, updatedAt: string) =>
    fact({ type: "usage", customer: key, activeUsers, updatedAt });
  const counted = () =>
    runInDurableObject(shard, (_, { storage }) =>
      readFacts(storage.sql, 1).map((one) => ("activeUsers" in one ? one.activeUsers : null)),
    );
  await shard.write([
    { address: at("a"), fact: day("app::user:1", 5, "2026-01-07T00:00:00Z") },
    { address: at("a"), fact: day("crm::contact:1", 3, "2026-01-06T00:00:00Z") },
  ]);
  expect((await bodies(shard)).length).toBe(2);
  expect(await counted()).toEqual([5]);
  const gone = fact({ type: "usage", customer: "crm::contact:1", deletedAt: "2026-02-01T00:00:00Z" });
  await shard.write([{ address: at("a"), fact: gone }]);
  expect(await counted()).toEqual([]);
});

describe("the tally", () => {
  it("equals a count of the facts after updates, deletions and moves", async () => {
    const shard = newShard();
    const write = (who: string, one: Incoming) => shard.write([{ address: at(who), fact: one }]);
    for (const id of ["1", "2", "3"]) await write("a", order(id));
    await write("a", order("1", { currency: "USD", updatedAt: "2026-01-08T00:00:00Z" }));
    await write("a", fact({ type: "order", id: "2", deletedAt: "2026-02-01T00:00:00Z" }));
    const { facts } = await shard.extract(customer("a"), null, null);
    await shard.absorb(at("b"), facts);
    await shard.discard(customer("a"), facts);
    const counted = await runInDurableObject(shard, (_, state) =>
      state.storage.sql
        .exec(
          "SELECT source, type, body->>'currency' AS currency, count(*) AS facts FROM fact WHERE deleted = 0 GROUP BY 1, 2, 3 ORDER BY 3",
        )
        .toArray(),
    );
    const tallied = (await shard.tally()).filter(({ facts: n }) => n > 0);
    expect(tallied.map(({ source, type, currency, facts: n }) => ({ source, type, currency, facts: n }))).toEqual(
      counted,
    );
    expect(counted.length).toBe(2);
  });
});

describe("a move", () => {
  it("goes page by page through ids of any script, each once", async () => {
    const shard = newShard();
    const attributes = Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`a${i}`, "x".repeat(1000)]));
    const ids = ["\uff5e", "\u{1f600}"].flatMap((letter) => Array.from({ length: 85 }, (_, i) => letter + i));
    const rows = ids.map((id) => ({ address: at("a"), fact: fact({ type: "customer", id, attributes }) }));
    await shard.write(rows);
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof shard.extract>> = await shard.extract(customer("a"), null, after);
      seen.push(...page.facts.map(({ id }) => id));
      after = page.next;
      pages += 1;
    } while (after !== null && pages < 20);
    expect(pages).toBeGreaterThan(1);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  }, 30_000);

  it("takes the facts of some keys along and leaves the others", async () => {
    const shard = newShard();
    await shard.write([
      { address: at("a"), fact: order("1") },
      { address: at("a"), fact: order("2", { customer: "email:bob@example.com" }) },
    ]);
    const { facts } = await shard.extract(customer("a"), ["email:bob@example.com"], null);
    await shard.absorb(at("b"), facts);
    await shard.discard(customer("a"), facts);
    expect((await bodies(shard)).map(({ id }) => id)).toEqual(["1"]);
    expect((await bodies(shard, customer("b"))).map(({ id }) => id)).toEqual(["2"]);
  });

  it("an emptied customer disappears, and a write still on its way to it is sent on", async () => {
    const shard = newShard();
    await shard.write([{ address: at("a"), fact: order("1") }]);
    const { facts } = await shard.extract(customer("a"), null, null);
    await shard.discard(customer("a"), facts);
    expect(await shard.card(at("a"), null, null)).toBeNull();
    const [{ batch }] = toBatches([{ ...at("a"), fact: toStored(order("9")) }]) as [Cut];
    expect(await shard.store(batch, false)).toEqual({ unchanged: [], gone: [0] });
    expect(await shard.store(batch, true)).toEqual({ unchanged: [], gone: [] });
    expect((await bodies(shard)).map(({ id }) => id)).toEqual(["9"]);
  });

  it("to another home changes both units", async () => {
    const shard = newShard();
    await shard.write([
      { address: at("a"), fact: order("1") },
      { address: at("b"), fact: order("2") },
    ]);
    await shard.absorb(at("a", "b"), []);
    expect((await shard.card(at("a", "b"), null, null))?.valueOf.id).toBe(customer("b"));
    expect((await shard.card(at("b"), null, null))?.relationship.orders).toBe(2);
  });
});

describe("looks", () => {
  it("are one for a person, a customer and ten minutes", async () => {
    const shard = newShard();
    await shard.write([{ address: at("a"), fact: order("1") }]);
    for (const minute of [0, 5, 9, 11])
      await shard.card(at("a"), null, { who: "ada", site: "desk.example", at: NOW + minute * 60_000 });
    await shard.card(at("a"), null, { who: "bob", site: null, at: NOW });
    expect((await shard.looks(customer("a"), 10)).map(({ who, at: when }) => [who, (when - NOW) / 60_000])).toEqual(
      [
        ["ada", 11],
        ["ada", 0],
        ["bob", 0],
      ].toSorted((x, y) => Number(y[1]) - Number(x[1])),
    );
  });
});

describe("lists", () => {
  it("find words of a name, sort by value and go on where the page before ended", async () => {
    const shard = newShard();
    for (const [letter, name, amount] of [
      ["a", "Ada Łovelace-Ünal", "30.00"],
      ["b", "Bob Unaler", "20.00"],
      ["c", "Cid Jo", "10.00"],
    ] as const) {
      const key = `shop::customer:${letter}`;
      await shard.write([
        { address: at(letter), fact: fact({ type: "customer", id: letter, customer: key, name }) },
        { address: at(letter), fact: order(letter, { customer: key, amount }) },
      ]);
    }
    const all = { q: null, band: null, risk: null, scope: "everyone" as const, sort: "value", limit: 2, after: null };
    const first = (await shard.list(all)).rows;
    expect(first.map(({ name }) => name)).toEqual(["Ada Łovelace-Ünal", "Bob Unaler"]);
    const second = (await shard.list({ ...all, after: first[1]!.cursor })).rows;
    expect(second.map(({ name }) => name)).toEqual(["Cid Jo"]);
    const found = async (q: string) =>
      (await shard.list({ ...all, q, sort: "name", limit: 10 })).rows.map(({ id }) => id[4]);
    expect(await found("unal")).toEqual(["a", "b"]);
    expect(await found("jo")).toEqual(["c"]);
    expect(await found('"; DROP')).toEqual([]);
    expect(await found('a" OR')).toEqual([]);
  });
});

it("a sweep recomputes every unit in steps, and says when it is done", async () => {
  const shard = newShard();
  const rows = Array.from({ length: 300 }, (_, i) => {
    const id = `cus_${i.toString(16).padStart(32, "0")}`;
    return { address: { customer: id, home: id }, fact: order(String(i)) };
  });
  await shard.write(rows);
  expect(await shard.waiting()).toBe(300);
  await runInDurableObject(shard, (instance) => instance.alarm());
  expect(await shard.waiting()).toBe(0);
  await shard.putRates([{ day: 20_000, from: "USD", to: "EUR", rate: 0.9 }]);
  expect(await shard.waiting()).toBe(300);
  await runInDurableObject(shard, (instance) => instance.alarm());
  expect(await shard.waiting()).toBe(0);
});
