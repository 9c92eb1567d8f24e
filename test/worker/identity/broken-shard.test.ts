/** One shard fails in the middle of a plan, or of a move, and the caller never comes back: what was begun is ended all the same. */
import { evictAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { directoryAt, ledgerAt } from "../../../worker/ledger/slots.ts";
import { bindings, desk, newWorld } from "./world.ts";

const SHARDS = [0, 1, 2, 3];

/** Takes a table away, as a failing disk would, and gives the way to put it back. */
async function breakTable(stub: DurableObjectStub, table: string): Promise<() => Promise<void>> {
  const rename = (from: string, to: string) =>
    runInDurableObject(stub, (_, state) => void state.storage.sql.exec(`alter table ${from} rename to ${to}`));
  await rename(table, "taken_away");
  return () => rename("taken_away", table);
}

describe("a plan that one shard could not carry out", () => {
  it.each(SHARDS)("is carried out when shard %i is back, without the caller", async (shard) => {
    const w = newWorld();
    await w.sync(w.order("#1", "o1"), w.order("~2", "o2"), w.order("email:ada@", "o3"));
    // Reading does not touch the hints, writing does: the shard breaks after the plan is made.
    const repair = await breakTable(directoryAt(bindings, shard), "hint");
    const record = w.customer("#1", { keys: ["~2", "email:ada@", "~4", "~5", "~6", "~7"], name: "Ada Lovelace" });
    const answer = await w.sync(record).catch(() => "failed");
    await repair();
    await evictAllDurableObjects();
    await runDurableObjectAlarm(desk());
    expect(await w.partition("#1", "~2", "email:ada@", "~4", "~7")).toBe("#1 ~2 email:ada@ ~4 ~7");
    expect(await w.factsOf("~7")).toEqual(["o1", "o2", "o3"]);
    // A shard that holds none of the seven keys has nothing to fail at.
    expect(["failed", ["applied"]]).toContainEqual(answer);
  });
});

describe("a move that one ledger shard could not take part in", () => {
  it.each(SHARDS)("is made when shard %i is back, and no fact is lost meanwhile", async (shard) => {
    const w = newWorld();
    const keys = ["#1", "#2", "#3", "#4", "#5"];
    await w.sync(...keys.map((key) => w.order(key, key)));
    const repair = await breakTable(ledgerAt(bindings, shard), "fact");
    const [placement] = await w.identity.join([
      {
        source: `shop:${w.world}`,
        id: "r",
        anchor: w.key("#1"),
        keys: keys.map(w.key),
        kind: null,
        parent: null,
        name: null,
        updatedAt: 1,
        tie: 1,
        deleted: false,
      },
    ]);
    expect(placement?.status).toBe("placed");
    await repair();
    await evictAllDurableObjects();
    await scheduler.wait(1100);
    await runDurableObjectAlarm(desk());
    expect(await w.factsOf("#3")).toEqual(keys);
  });
});
