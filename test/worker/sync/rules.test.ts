/** The rules that every caller can count on, each under its name, in real objects. */
import { beforeEach, describe, expect, it } from "vitest";
import { openDirectory } from "../../../worker/ledger/directory/directory.ts";
import { openIdentity } from "../../../worker/ledger/identity/identity.ts";
import { takeIn } from "../../../worker/ledger/intake.ts";
import { openLedger } from "../../../worker/ledger/ledger.ts";
import { bindings } from "../asking.ts";
import { factsAt, type Loose, newWorld, stateOf, take, toFact } from "./world.ts";

beforeEach(newWorld);

const order = (id: string, more: Loose = {}): Loose => ({
  type: "order",
  source: "shop",
  id,
  customer: "email:ada@example.com",
  amount: "10.00",
  currency: "EUR",
  ...more,
});
const ticket = (id: string, more: Loose = {}): Loose => ({
  type: "ticket",
  source: "zendesk:acme",
  id,
  customer: "email:ada@example.com",
  status: "open",
  ...more,
});
const person = (id: string, more: Loose = {}): Loose => ({
  type: "customer",
  source: "crm",
  id,
  customer: `crm::customer:${id}`,
  ...more,
});

describe("order of updates", () => {
  it("the later update wins, an older one is unchanged, a repeat is unchanged", async () => {
    expect(await take(order("1", { updatedAt: "2026-01-07T00:00:00Z", amount: "2.00" }))).toEqual(["applied"]);
    expect(await take(order("1", { updatedAt: "2026-01-06T00:00:00Z", amount: "1.00" }))).toEqual(["unchanged"]);
    expect(await take(order("1", { updatedAt: "2026-01-07T00:00:00Z", amount: "2.00" }))).toEqual(["unchanged"]);
    expect((await factsAt("email:ada@example.com", "order")).map(({ amount }) => amount)).toEqual(["2.00"]);
  });

  it("deletedAt removes a fact, and its replay does not bring it back", async () => {
    await take(order("1"));
    expect(
      await take({
        type: "order",
        source: "shop",
        id: "1",
        customer: "email:ada@example.com",
        deletedAt: "2026-02-01T00:00:00Z",
      }),
    ).toEqual(["applied"]);
    expect(await take(order("1"))).toEqual(["unchanged"]);
    expect(await factsAt("email:ada@example.com", "order")).toEqual([]);
  });
});

describe("a moved ticket is counted once", () => {
  const atAda = ticket("7", { updatedAt: "2026-01-06T00:00:00Z" });
  const atBob = ticket("7", { updatedAt: "2026-01-07T00:00:00Z", customer: "email:bob@example.com" });
  const whose = async () => [
    (await factsAt("email:ada@example.com", "ticket")).length,
    (await factsAt("email:bob@example.com", "ticket")).length,
  ];

  it.each([
    ["one after the other", [[atAda], [atBob]]],
    ["the later first", [[atBob], [atAda]]],
    ["in one batch", [[atAda, atBob]]],
    ["in one batch, the later first", [[atBob, atAda]]],
    ["over and over", [[atAda], [atBob], [atAda], [atBob, atAda]]],
  ])("%s", async (_, batches) => {
    for (const batch of batches) await take(...batch);
    expect(await whose()).toEqual([0, 1]);
    const [byTicket] = Object.keys(await stateOf(["zendesk:acme:ticket:7"]));
    expect(byTicket).toBe(Object.keys(await stateOf(["email:bob@example.com"]))[0]);
  });

  it("a deletion under the new requester takes it from the old one", async () => {
    await take(atAda);
    await take({
      type: "ticket",
      source: "zendesk:acme",
      id: "7",
      customer: "email:bob@example.com",
      deletedAt: "2026-02-01T00:00:00Z",
    });
    expect(await whose()).toEqual([0, 0]);
    await take(atAda);
    expect(await whose()).toEqual([0, 0]);
  });

  it("two requests at the same moment settle it as one would", async () => {
    await Promise.all([take(atAda), take(atBob), take(atAda)]);
    await take(atAda, atBob);
    expect(await whose()).toEqual([0, 1]);
  });

  it("a dozen requests at the same moment, for three customers in turn, lose nothing and double nothing", async () => {
    const people = ["email:ada@example.com", "email:bob@example.com", "email:cyd@example.com"];
    for (let round = 0; round < 6; round++) {
      const id = `busy-${round}`;
      const versions = Array.from({ length: 12 }, (_, i) =>
        ticket(id, { updatedAt: `2026-02-01T00:00:${10 + i}Z`, customer: people[i % 3] as string }),
      );
      await Promise.all(versions.map((one) => take(one)));
      const kept = await Promise.all(people.map((who) => factsAt(who, "ticket")));
      const mine = kept.flat().filter((record) => record["id"] === id);
      expect(mine.map(({ customer, updatedAt }) => [customer, updatedAt])).toEqual([
        ["email:cyd@example.com", "2026-02-01T00:00:21.000Z"],
      ]);
    }
  });

  it.each(["before", "after"])(
    "a request cut off %s the directory is told leaves nothing double once it is repeated",
    async (when) => {
      await take(atAda);
      const directory = openDirectory(bindings);
      const parts = { ledger: await openLedger(bindings), identity: openIdentity(bindings), directory };
      const cut: typeof directory.reassignFacts = async (rows) => {
        if (when === "after") await directory.reassignFacts(rows);
        throw new Error("cut off");
      };
      const broken = { ...parts, directory: { ...directory, reassignFacts: cut } };
      await expect(takeIn(broken, [toFact(atBob)])).rejects.toThrow("cut off");
      await take(atBob);
      expect(await whose()).toEqual([0, 1]);
    },
  );

  it("a subscription takes its earlier states along", async () => {
    const state = (updatedAt: string, customer: string) => ({
      type: "subscription",
      source: "bill",
      id: "s1",
      customer,
      updatedAt,
      startedAt: "2026-01-01T00:00:00Z",
      interval: "month",
      amount: "5.00",
      currency: "EUR",
    });
    const states = [
      state("2026-01-01T00:00:00Z", "email:ada@example.com"),
      state("2026-02-01T00:00:00Z", "email:ada@example.com"),
      state("2026-03-01T00:00:00Z", "email:bob@example.com"),
    ];
    for (const each of [states, states.toReversed(), [states[2], states[0], states[1]] as Loose[]]) {
      await newWorld();
      for (const one of each) await take(one);
      expect((await factsAt("email:ada@example.com", "subscription")).length).toBe(0);
      expect((await factsAt("email:bob@example.com", "subscription")).length).toBe(3);
    }
  });
});

describe("identity", () => {
  it("a role address belongs to nobody: ambiguous_customer", async () => {
    expect(await take(order("1", { customer: "email:billing@example.com" }), order("2"))).toEqual([
      "ambiguous_customer",
      "applied",
    ]);
  });

  it("two systems with one personal address are one customer, whichever came first", async () => {
    const records = [
      order("1", { customer: "stripe::customer:cus_9" }),
      ticket("1", { customer: "zendesk:acme:user:77" }),
      person("1", { customer: "stripe::customer:cus_9", source: "stripe", keys: ["email:ada@example.com"] }),
      person("2", { customer: "zendesk:acme:user:77", source: "zendesk:acme", keys: ["email:ada@example.com"] }),
    ];
    for (const each of [records, records.toReversed()]) {
      await newWorld();
      for (const one of each) await take(one);
      const state = await stateOf(["stripe::customer:cus_9", "zendesk:acme:user:77", "email:ada@example.com"]);
      expect(Object.values(state).map(({ records: kept }) => kept.length)).toEqual([4]);
    }
  });

  it("a person lives with the account it names as parent", async () => {
    await take(order("1", { customer: "crm::customer:p" }), order("2", { customer: "crm::customer:a" }));
    await take(person("a", { kind: "account", name: "Acme" }), person("p", { parent: "crm::customer:a", name: "Ada" }));
    const state = await stateOf(["crm::customer:p", "crm::customer:a"]);
    expect(new Set(Object.values(state).map(({ home }) => home)).size).toBe(1);
    expect(Object.keys(state).length).toBe(2);
  });
});

it("a day of usage is named by customer, source and the day as it was written", async () => {
  const usage = (at: string, activeUsers: number, updatedAt: string): Loose => ({
    type: "usage",
    source: "app",
    customer: "email:ada@example.com",
    at,
    activeUsers,
    updatedAt,
  });
  await take(
    usage("2026-01-05T00:30:00+09:00", 1, "2026-01-06T00:00:00Z"),
    usage("2026-01-05T23:30:00-08:00", 2, "2026-01-07T00:00:00Z"),
  );
  const kept = await factsAt("email:ada@example.com", "usage");
  expect(kept.map(({ id, activeUsers }) => [id, activeUsers])).toEqual([["2026-01-05", 2]]);
  expect(String(kept[0]?.["at"]).slice(0, 10)).toBe("2026-01-05");
});

it("undoing loses nothing: the same day of usage of two who were joined", async () => {
  const [contact, user] = ["crm::customer:7", "app::user:7"];
  const usage = (customer: string, activeUsers: number): Loose => ({
    type: "usage",
    source: "app",
    customer,
    at: "2026-01-05T00:00:00Z",
    activeUsers,
  });
  await take(usage(contact, 3), usage(user, 5), person("7", { keys: [user] }));
  expect(
    (await factsAt(contact, "usage")).map(({ activeUsers }) => Number(activeUsers)).toSorted((a, b) => a - b),
  ).toEqual([3, 5]);
  await openIdentity(bindings).separate(user, "test");
  expect((await factsAt(contact, "usage")).map(({ activeUsers }) => activeUsers)).toEqual([3]);
  expect((await factsAt(user, "usage")).map(({ activeUsers }) => activeUsers)).toEqual([5]);
});
