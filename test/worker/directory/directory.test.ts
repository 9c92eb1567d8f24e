/** The facade: order, repeats, size, and whose a fact is. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Address, FactRef } from "../../../worker/ledger/types.ts";
import { newWorld } from "../identity/world.ts";

const ref = (w: { world: string }, id: string, type: FactRef["type"] = "refund"): FactRef => ({
  type,
  source: `shop:${w.world}`,
  id,
});

async function placed(w: ReturnType<typeof newWorld>, short: string): Promise<Address> {
  const [placement] = await w.directory.place([w.key(short)]);
  if (placement?.status !== "placed") throw new Error("not placed");
  return placement.address;
}

describe("finding and placing", () => {
  it("answers in the order asked, also for a key asked twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(8), { maxLength: 20 }), async (numbers) => {
        const w = newWorld();
        const keys = numbers.map((n) => w.key(`#${n}`));
        const placements = await w.directory.place(keys);
        const found = await w.directory.find(keys);
        const names = placements.map((placement) => (placement.status === "placed" ? placement.address.customer : ""));
        expect(found.map((answer) => (answer.status === "one" ? answer.address.customer : ""))).toEqual(names);
        expect(new Set(names).size).toBe(new Set(numbers).size);
      }),
      { numRuns: 20 },
    );
  });

  it("find writes nothing", async () => {
    const w = newWorld();
    expect(await w.directory.find([w.key("#1"), w.key("#1")])).toEqual([{ status: "none" }, { status: "none" }]);
    expect((await w.find("#1")).status).toBe("none");
  });

  it("takes ten thousand of the longest keys at once", async () => {
    const w = newWorld();
    const keys = Array.from({ length: 10_000 }, (_, n) => `shop:${w.world}:customer:${n}${"ü".repeat(480)}`);
    const placements = await w.directory.place(keys);
    expect(
      new Set(placements.map((placement) => placement.status === "placed" && placement.address.customer)).size,
    ).toBe(10_000);
  }, 60_000);
});

describe("whose a fact is", () => {
  it("the first who claims it has it; the next is told who", async () => {
    const w = newWorld();
    const [one, two] = [await placed(w, "#1"), await placed(w, "#2")];
    expect(await w.directory.claimFacts([{ ref: ref(w, "f"), address: one }])).toEqual([null]);
    expect(
      await w.directory.claimFacts([
        { ref: ref(w, "f"), address: one },
        { ref: ref(w, "f"), address: two },
      ]),
    ).toEqual([null, one]);
  });

  it("moves when it is said to, but not from under somebody who moved it meanwhile", async () => {
    const w = newWorld();
    const [one, two, three] = [await placed(w, "#1"), await placed(w, "#2"), await placed(w, "#3")];
    await w.directory.claimFacts([{ ref: ref(w, "f"), address: one }]);
    expect(await w.directory.reassignFacts([{ ref: ref(w, "f"), address: two, from: one }])).toEqual([null]);
    expect(await w.directory.reassignFacts([{ ref: ref(w, "f"), address: two, from: one }])).toEqual([null]);
    expect(await w.directory.reassignFacts([{ ref: ref(w, "f"), address: three, from: one }])).toEqual([two]);
    expect(await w.directory.claimFacts([{ ref: ref(w, "f"), address: two }])).toEqual([null]);
    expect(await w.directory.reassignFacts([{ ref: ref(w, "f"), address: three }])).toEqual([null]);
    expect(await w.directory.claimFacts([{ ref: ref(w, "f"), address: one }])).toEqual([three]);
  });

  it("one id of two types or two sources is two facts", async () => {
    const w = newWorld();
    const [one, two] = [await placed(w, "#1"), await placed(w, "#2")];
    const other = { ...ref(w, "f"), source: `other:${w.world}` };
    expect(
      await w.directory.claimFacts([
        { ref: ref(w, "f"), address: one },
        { ref: ref(w, "f", "nps"), address: two },
        { ref: other, address: two },
      ]),
    ).toEqual([null, null, null]);
  });

  it.each(["ticket", "order", "subscription"] as const)("a %s is found by its own key", async (type) => {
    const w = newWorld();
    const one = await placed(w, "#1");
    await w.directory.claimFacts([{ ref: ref(w, "{0A1B2C3D-0000-4000-8000-0123456789AB}", type), address: one }]);
    const key = `shop:${w.world}:${type}:0a1b2c3d-0000-4000-8000-0123456789ab`;
    expect(await w.directory.find([key])).toEqual([{ status: "one", address: one }]);
    await w.directory.forgetFacts([ref(w, "{0A1B2C3D-0000-4000-8000-0123456789AB}", type)]);
    expect(await w.directory.find([key])).toEqual([{ status: "none" }]);
  });
});
