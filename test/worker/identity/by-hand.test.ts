/** What people decide about identity: separate, rejoin, suggestions; and that nothing is lost by it. */
import { describe, expect, it } from "vitest";
import { newWorld } from "./world.ts";

describe("a join can be undone by hand", () => {
  it("and stays undone when the records are sent again, with every fact at the key it came with", async () => {
    const w = newWorld();
    const records = [w.customer("#1", { keys: ["email:ada@"] }), w.customer("~2", { keys: ["email:ada@"] })];
    await w.sync(...records, w.order("#1", "o1"), w.order("~2", "o2"), w.order("email:ada@", "o3"));
    expect(await w.factsOf("~2")).toEqual(["o1", "o2", "o3"]);
    expect(await w.identity.separate(w.key("~2"), "Grace")).toBe(true);
    expect(await w.partition("#1", "email:ada@", "~2")).toBe("#1 email:ada@ | ~2");
    await w.sync(...records);
    await w.sync(w.customer("~2", { keys: ["email:ada@"], updatedAt: "2026-05-05T00:00:00Z" }));
    expect(await w.partition("#1", "email:ada@", "~2")).toBe("#1 email:ada@ | ~2");
    expect(await w.factsOf("#1")).toEqual(["o1", "o3"]);
    expect(await w.factsOf("~2")).toEqual(["o2"]);
    const { separated } = await w.identity.keysOf(await w.idOf("~2"));
    expect(separated).toEqual([{ a: w.key("~2"), b: w.key("email:ada@"), at: expect.any(String), by: "Grace" }]);
  });

  it("and taken back", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~2"] }), w.order("#1", "o1"), w.order("~2", "o2"));
    const joined = await w.idOf("#1");
    await w.identity.separate(w.key("#1"), "Grace");
    expect(await w.partition("#1", "~2")).toBe("#1 | ~2");
    await w.identity.rejoin(w.key("#1"));
    expect(await w.idOf("#1")).toBe(joined);
    expect(await w.factsOf("~2")).toEqual(["o1", "o2"]);
  });

  it("a key that is alone or unknown has nothing to be separated from", async () => {
    const w = newWorld();
    await w.sync(w.order("#1", "o1"));
    expect(await w.identity.separate(w.key("#1"), "Grace")).toBe(false);
    expect(await w.identity.separate(w.key("#2"), "Grace")).toBe(false);
  });

  it("keeps its evidence: which record lists which keys", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~2", "email:info@", "domain:"] }));
    const { keys } = await w.identity.keysOf(await w.idOf("#1"));
    const evidence = [{ with: w.key("#1"), source: `shop:${w.world}`, record: "#1" }];
    expect(keys.find(({ key }) => key === w.key("~2"))).toEqual({ key: w.key("~2"), evidence, joins: true });
    expect(keys.find(({ key }) => key === w.key("email:info@"))?.joins).toBe(false);
    expect(keys.find(({ key }) => key === w.key("domain:"))?.joins).toBe(false);
    expect((await w.identity.keysOf("cus_nobody")).keys).toEqual([]);
  });
});

describe("suggestions", () => {
  const suggested = async (w: ReturnType<typeof newWorld>, status: "open" | "joined" | "dismissed" = "open") =>
    (await w.identity.suggestions(status)).filter(({ a }) => a.includes(`${w.world}.example`));

  it.each([["first"], ["last"]])("a plus-tagged address that comes %s suggests its base", async (when) => {
    const w = newWorld();
    const pair = [w.customer("#1", { keys: ["email:ada+shop@"] }), w.customer("#2", { keys: ["email:ada@"] })];
    for (const record of when === "first" ? pair : pair.toReversed()) await w.sync(record);
    const [one, ...others] = await suggested(w);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      reason: "plus_tag",
      a: w.key("email:ada@"),
      b: w.key("email:ada+shop@"),
      status: "open",
    });
    expect(await w.partition("#1", "#2")).toBe("#1 | #2");
  });

  it("one name at one company suggests, but not at a free mail host, nor one word alone", async () => {
    const w = newWorld();
    await w.sync(
      w.customer("#1", { keys: ["email:al@"], name: "Ada  Lovelace" }),
      w.customer("#2", { keys: ["email:a.l@"], name: "ada lovelace" }),
      w.customer("#3", { keys: [`email:${w.world}@gmail.com`], name: "Ada Lovelace" }),
      w.customer("#4", { keys: [`email:${w.world}.2@gmail.com`], name: "Ada Lovelace" }),
      w.customer("#5", { keys: ["email:x@"], name: "Sales" }),
      w.customer("#6", { keys: ["email:y@"], name: "Sales" }),
    );
    expect((await suggested(w)).map(({ reason, a, b }) => [reason, a, b])).toEqual([
      ["same_name_same_domain", ...[w.key("email:al@"), w.key("email:a.l@")].toSorted()],
    ]);
  });

  it("joined is evidence too, survives re-sent records, and can be undone", async () => {
    const w = newWorld();
    const pair = [w.customer("#1", { keys: ["email:ada+shop@"] }), w.customer("#2", { keys: ["email:ada@"] })];
    await w.sync(...pair, w.order("#1", "o1"), w.order("#2", "o2"));
    const [one] = await suggested(w);
    expect(await w.identity.decideSuggestion(one?.id ?? "", "join", "Grace")).toBe(true);
    await w.sync(...pair);
    await w.sync(w.customer("#1", { keys: ["email:ada+shop@", "~7"], updatedAt: "2026-05-05T00:00:00Z" }));
    expect(await w.partition("#1", "#2", "~7")).toBe("#1 #2 ~7");
    expect(await w.factsOf("#1")).toEqual(["o1", "o2"]);
    const { keys } = await w.identity.keysOf(await w.idOf("#1"));
    expect(keys.find(({ key }) => key === w.key("email:ada@"))?.evidence).toContainEqual({
      with: w.key("email:ada+shop@"),
      source: "by-hand",
      record: "Grace",
    });
    expect(await suggested(w)).toEqual([]);
    await w.identity.separate(w.key("email:ada+shop@"), "Grace");
    expect(await w.partition("#1", "#2")).toBe("#1 | #2");
    expect(await w.factsOf("#2")).toEqual(["o2"]);
    expect(await suggested(w)).toEqual([]);
  });

  it("dismissed stays dismissed", async () => {
    const w = newWorld();
    const pair = [w.customer("#1", { keys: ["email:ada+shop@"] }), w.customer("#2", { keys: ["email:ada@"] })];
    await w.sync(...pair);
    const [one] = await suggested(w);
    await w.identity.decideSuggestion(one?.id ?? "", "dismiss", "Grace");
    await w.sync(
      w.customer("#3", { keys: ["email:ada+shop@"] }),
      w.customer("#2", { keys: ["email:ada@", "~9"], updatedAt: "2026-05-05T00:00:00Z" }),
    );
    expect(await suggested(w)).toEqual([]);
    expect((await suggested(w, "dismissed")).map(({ id }) => id)).toEqual([one?.id]);
    expect(await w.identity.decideSuggestion("sug_none", "join", "Grace")).toBe(false);
  });

  it("are gone from the queue once records join the two", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["email:ada+shop@"] }), w.customer("#2", { keys: ["email:ada@"] }));
    await w.sync(w.customer("#3", { keys: ["#1", "#2"] }));
    expect(await suggested(w)).toEqual([]);
  });
});

describe("erasure", () => {
  it("forgets keys, records and decisions of one customer and of nobody else", async () => {
    const w = newWorld();
    await w.sync(
      w.customer("#1", { keys: ["email:ada@", "domain:"], kind: "account" }),
      w.customer("#2", { keys: ["domain:"], kind: "account" }),
      w.customer("~p", { parent: "#1" }),
    );
    const id = await w.idOf("#1");
    expect(await w.identity.forget(id)).toEqual({ keys: 2, records: 1 });
    expect(await w.partition("#2", "domain:", "email:ada@")).toBe("#2 domain: | email:ada@?");
    expect((await w.find("email:ada@")).status).toBe("none");
    expect(await w.homeOf("~p")).toBe(await w.idOf("#1"));
    expect((await w.identity.keysOf(await w.idOf("#1"))).keys.map(({ key }) => key)).toEqual([w.key("#1")]);
    expect(await w.identity.forget(`cus_${"0".repeat(32)}`)).toEqual({ keys: 0, records: 0 });
  });
});
