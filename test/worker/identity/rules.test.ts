/** The rules of identity, each with a test named after it. Real objects, real ledger, facts through the intake. */
import { describe, expect, it } from "vitest";
import { newWorld } from "./world.ts";

describe("system keys are joined", () => {
  it("when one customer record lists both", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~77"] }));
    expect(await w.partition("#1", "~77", "~78")).toBe("#1 ~77 | ~78?");
  });

  it("when both carry the same personal address", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["email:ada@"] }), w.customer("~77", { keys: ["email:ada@"] }));
    expect(await w.partition("#1", "~77", "email:ada@")).toBe("#1 ~77 email:ada@");
  });

  it("across three systems, by a phone and an e-mail, whichever comes first", async () => {
    const w = newWorld();
    await w.sync(w.customer("~77", { keys: ["phone:+441134960000"] }));
    await w.sync(w.customer("#1", { keys: ["email:bea@"] }));
    expect(await w.partition("#1", "~77")).toBe("#1 | ~77");
    await w.sync(w.customer("crm::contact:1", { id: w.world, keys: ["email:bea@", "phone:+441134960000"] }));
    expect(await w.partition("#1", "~77", "email:bea@")).toBe("#1 ~77 email:bea@");
  });

  it("and an answer by e-mail alone becomes theirs, even if it came first", async () => {
    const w = newWorld();
    await w.sync(w.order("email:eve@", "o1"), w.order("#9", "o2"));
    await w.sync(w.customer("#9", { keys: ["email:eve@"] }));
    expect(await w.factsOf("email:eve@")).toEqual(["o1", "o2"]);
    expect(await w.idOf(`shop:${w.world}:order:o1`)).toBe(await w.idOf("#9"));
  });
});

describe("role and shared addresses join nothing", () => {
  it("a role address leads to the customers whose records mention it", async () => {
    const w = newWorld();
    await w.sync(
      w.customer("#1", { keys: ["email:billing@", "email:ada@"] }),
      w.customer("#2", { keys: ["email:billing@"] }),
    );
    expect(await w.partition("#1", "#2", "email:billing@")).toBe("#1 | #2 | email:billing@?");
    const found = await w.find("email:billing@");
    expect(found.status === "several" && found.addresses.map(({ customer }) => customer).toSorted()).toEqual(
      [await w.idOf("#1"), await w.idOf("#2")].toSorted(),
    );
  });

  it("a fact addressed to one is rejected", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["email:info@"] }));
    expect(await w.sync(w.order("email:info@", "o1"), w.order("#1", "o2"))).toEqual(["ambiguous_customer", "applied"]);
  });

  it("a role address that no record mentions leads to nobody", async () => {
    const w = newWorld();
    expect((await w.find("email:support@")).status).toBe("none");
  });

  it("marking an address as shared takes the joins that rest on it apart, and unmarking joins them again", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["email:desk@"] }), w.customer("#2", { keys: ["email:desk@"] }));
    await w.sync(w.order("#1", "o1"), w.order("#2", "o2"));
    const before = await w.identity.addressRules();
    expect(await w.factsOf("#1")).toEqual(["o1", "o2"]);
    await w.identity.setAddressRules({ ...before, shared: [w.key("email:desk@")] });
    expect(await w.partition("#1", "#2", "email:desk@")).toBe("#1 | #2 | email:desk@?");
    expect(await w.factsOf("#1")).toEqual(["o1"]);
    expect(await w.factsOf("#2")).toEqual(["o2"]);
    await w.identity.setAddressRules(before);
    expect(await w.partition("#1", "#2", "email:desk@")).toBe("#1 #2 email:desk@");
    expect(await w.factsOf("#2")).toEqual(["o1", "o2"]);
  });

  it("a new role takes joins apart, and taking it back joins them again", async () => {
    const w = newWorld();
    const role = `role${w.world}`;
    await w.sync(
      w.customer("#1", { keys: [`email:${role}@`] }),
      w.customer("#2", { keys: [`email:${role}+x@`, `email:${role}@`] }),
    );
    const before = await w.identity.addressRules();
    await w.identity.setAddressRules({ ...before, roles: [...before.roles, role] });
    expect(await w.partition("#1", "#2")).toBe("#1 | #2");
    await w.identity.setAddressRules(before);
    expect(await w.partition("#1", "#2")).toBe("#1 #2");
  });
});

describe("a domain never joins people, it points to the account", () => {
  it("that lists it, whichever record comes first", async () => {
    const w = newWorld();
    await w.sync(w.customer("~p", { keys: ["domain:"], kind: "person" }));
    await w.sync(w.order("domain:", "o1"));
    await w.sync(w.customer("#a", { kind: "account", keys: ["domain:"] }));
    expect(await w.partition("#a", "domain:", "~p")).toBe("#a domain: | ~p");
    expect(await w.factsOf("#a")).toEqual(["o1"]);
  });

  it("and to several where two accounts list it, until they are one", async () => {
    const w = newWorld();
    await w.sync(
      w.customer("#a", { kind: "account", keys: ["domain:"] }),
      w.customer("#b", { kind: "account", keys: ["domain:"] }),
    );
    expect((await w.find("domain:")).status).toBe("several");
    expect(await w.sync(w.order("domain:", "o1"))).toEqual(["ambiguous_customer"]);
    await w.sync(w.customer("~c", { kind: "account", keys: ["#a", "#b"] }));
    expect(await w.partition("#a", "#b", "domain:")).toBe("#a #b domain:");
    await w.sync(w.customer("~c", { deleted: true }));
    expect(await w.partition("#a", "#b", "domain:")).toBe("#a | #b | domain:?");
  });
});

describe("a person's home is the parent account", () => {
  it("named by the latest record that names one, and follows the account", async () => {
    const w = newWorld();
    await w.sync(w.customer("~p", { parent: "#a" }), w.order("~p", "o1"));
    await w.sync(w.customer("#a", { kind: "account", keys: ["~acc"] }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("#a"));
    await w.sync(w.customer("#b", { kind: "account" }));
    await w.sync(w.customer("~p", { parent: "#b", updatedAt: "2026-01-05T00:00:00Z" }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("#b"));
    await w.sync(w.customer("#b", { kind: "account", keys: ["#a"], updatedAt: "2026-01-06T00:00:00Z" }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("#a"));
    await w.sync(w.customer("#b", { kind: "account", updatedAt: "2026-01-07T00:00:00Z" }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("#b"));
    expect(await w.idOf("#b")).not.toBe(await w.idOf("#a"));
    expect(await w.factsOf("~p")).toEqual(["o1"]);
    await w.sync(w.customer("~p", { updatedAt: "2026-01-08T00:00:00Z" }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("~p"));
    expect(await w.factsOf("~p")).toEqual(["o1"]);
  });

  it("which may be named by its domain", async () => {
    const w = newWorld();
    await w.sync(w.customer("~p", { parent: "domain:" }));
    await w.sync(w.customer("#a", { kind: "account", keys: ["domain:"] }));
    expect(await w.homeOf("~p")).toBe(await w.idOf("#a"));
  });
});

describe("a record's own history", () => {
  it("an older statement that arrives later changes nothing", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~new"], updatedAt: "2026-02-02T00:00:00Z" }));
    await w.sync(w.customer("#1", { keys: ["~old"], updatedAt: "2026-02-01T00:00:00Z" }));
    expect(await w.partition("#1", "~new", "~old")).toBe("#1 ~new | ~old?");
  });

  it("a corrected record lets go of the key it no longer lists, with the facts that came by it", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~2"] }), w.order("~2", "o2"), w.order("#1", "o1"));
    expect(await w.factsOf("#1")).toEqual(["o1", "o2"]);
    await w.sync(w.customer("#1", { updatedAt: "2026-02-02T00:00:00Z" }));
    expect(await w.partition("#1", "~2")).toBe("#1 | ~2");
    expect(await w.factsOf("#1")).toEqual(["o1"]);
    expect(await w.factsOf("~2")).toEqual(["o2"]);
  });

  it("a deleted record joins nothing any more", async () => {
    const w = newWorld();
    await w.sync(w.customer("#1", { keys: ["~2"] }));
    await w.sync(w.customer("#1", { deleted: true }));
    expect(await w.partition("#1", "~2")).toBe("#1 | ~2");
    await w.sync(w.customer("#1", { keys: ["~2"] }));
    expect(await w.partition("#1", "~2")).toBe("#1 | ~2");
  });
});

describe("a merged id answers with the present customer", () => {
  it("and says from which it was merged", async () => {
    const w = newWorld();
    await w.sync(w.order("#1", "o1"), w.order("~2", "o2"));
    const [one, two] = [await w.idOf("#1"), await w.idOf("~2")];
    await w.sync(w.customer("#1", { keys: ["~2"] }));
    const [kept, gone] = [one, two].toSorted() as [string, string];
    expect(await w.idOf("#1")).toBe(kept);
    expect(await w.directory.findCustomer(gone)).toEqual({ address: { customer: kept, home: kept }, mergedFrom: gone });
    expect((await w.directory.findCustomer(kept))?.mergedFrom).toBeNull();
    expect(await w.directory.findCustomer(`cus_${"0".repeat(32)}`)).toBeNull();
  });
});

describe("a ticket, an order and a subscription are keys of their customer", () => {
  it("also for facts addressed to one before it came, and after it changed hands", async () => {
    const w = newWorld();
    const ticket = `shop:${w.world}:order:t1`;
    await w.sync(w.order(ticket, "o2"));
    await w.sync(w.order("#1", "t1"));
    expect(await w.idOf(ticket)).toBe(await w.idOf("#1"));
    expect(await w.factsOf("#1")).toEqual(["o2", "t1"]);
    await w.sync(w.order("#3", "t1", { updatedAt: "2026-04-01T00:00:00Z" }));
    expect(await w.factsOf("#3")).toEqual(["o2", "t1"]);
    expect(await w.factsOf("#1")).toEqual([]);
  });
});
