import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { settlePepper, settleShards } from "../../../worker/ledger/identity/deployment.ts";
import { closeSlots, openSlots } from "../../../worker/ledger/slots.ts";
import { bindings } from "./world.ts";

/** Each case on the storage of a fresh desk that nobody else uses. */
const onFreshDesk = <Answer>(name: string, work: (sql: SqlStorage) => Answer): Promise<Answer> =>
  runInDurableObject(bindings.JOINS.getByName(`desk of the test ${name}`), (_, state) => work(state.storage.sql));

describe("a changed LEDGER_SHARDS", () => {
  it("is refused with what to do, and the first number goes on working", async () => {
    await onFreshDesk("shards", (sql) => {
      expect(settleShards(sql, 4).ok).toBe(true);
      const refused = settleShards(sql, 8);
      expect(!refused.ok && refused.reason).toMatch(/LEDGER_SHARDS = "4" in wrangler\.toml/);
      expect(settleShards(sql, 4).ok).toBe(true);
    });
  });

  it("is refused by the desk itself, before anything is read or written", async () => {
    const desk = bindings.JOINS.getByName("desk of the test refusal");
    expect((await desk.deployment(4)).ok).toBe(true);
    expect((await desk.deployment(16)).ok).toBe(false);
  });

  it("stops whoever opens the directory", async () => {
    closeSlots();
    await openSlots(bindings);
    const other = { ...bindings, LEDGER_SHARDS: "8" };
    await expect(openSlots(other)).rejects.toThrow(/spread over 4 shards/);
    await expect(openSlots({ ...bindings, LEDGER_SHARDS: "many" })).rejects.toThrow(/whole number/);
    closeSlots();
  });
});

describe("the secret of the hash", () => {
  it("is drawn once where none is given, and kept", async () => {
    await onFreshDesk("drawn", (sql) => {
      expect(settlePepper(sql, undefined, () => "first")).toEqual({ ok: true, value: "first" });
      expect(settlePepper(sql, undefined, () => "second")).toEqual({ ok: true, value: "first" });
      expect(settlePepper(sql, "given later", () => "third")).toEqual({ ok: true, value: "first" });
    });
  });

  it("that is given is never stored, only its print; another one, or none, is refused", async () => {
    await onFreshDesk("given", (sql) => {
      expect(settlePepper(sql, "given", () => "drawn")).toEqual({ ok: true, value: "given" });
      expect(settlePepper(sql, "given", () => "drawn")).toEqual({ ok: true, value: "given" });
      expect(settlePepper(sql, "other", () => "drawn").ok).toBe(false);
      expect(settlePepper(sql, undefined, () => "drawn").ok).toBe(false);
      expect(JSON.stringify(sql.exec("select value from meta").toArray())).not.toContain("given");
    });
  });
});
