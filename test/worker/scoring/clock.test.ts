import {
  createExecutionContext,
  createScheduledController,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import worker from "../../../worker/index.ts";
import { openIdentity } from "../../../worker/ledger/identity/identity.ts";
import { ledgerAt } from "../../../worker/ledger/slots.ts";
import { readRevisions, readShardCopies } from "../../../worker/store/revision.ts";
import { readSettings, saveSettings } from "../../../worker/store/setting.ts";
import { modelRun } from "../../../worker/scoring/runs.ts";
import { ask, bindings, newKey } from "../asking.ts";
import { finishedFit, startFit } from "../model/runs.ts";

/** Runs go by alarms; on a busy machine their turns come late. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** One tick of the clock, as the platform gives it. */
async function tick(at: number = Date.now()): Promise<void> {
  const context = createExecutionContext();
  await worker.scheduled(createScheduledController({ scheduledTime: at, cron: "* * * * *" }), bindings);
  await waitOnExecutionContext(context);
}

let key = "";
beforeAll(async () => {
  key = await newKey(["admin", "read"]);
});

const copies = async () => (await readShardCopies(bindings.DB, 4)).map((copy) => copy.company);

describe("every minute", () => {
  it("tells the shards what they missed", async () => {
    await saveSettings(bindings.DB, { name: "Changed while the shards were out of reach" });
    const { company } = await readRevisions(bindings.DB);
    expect(await copies()).not.toContain(company);
    await tick();
    expect(await copies()).toEqual([company, company, company, company]);
  });
  it("tells the join desk which addresses are shared", async () => {
    await saveSettings(bindings.DB, { sharedAddresses: ["email:desk@acme.example"] });
    await tick();
    expect((await openIdentity(bindings).addressRules()).shared).toEqual(["email:desk@acme.example"]);
  });
  it("takes the commonest currency of the facts while none is chosen", async () => {
    const id = "cus_00000000000000000000000000000000";
    const order = {
      type: "order",
      source: "shop",
      customer: "shop::customer:1",
      at: 1,
      updatedAt: 1,
      amountMinor: 1,
    } as const;
    const address = { customer: id, home: id };
    await ledgerAt(bindings, 0).write([
      { address, fact: { ...order, id: "1", currency: "SEK" } },
      { address, fact: { ...order, id: "2", currency: "NOK" } },
      { address, fact: { ...order, id: "3", currency: "NOK" } },
    ]);
    expect((await readSettings(bindings.DB)).currency).toBeNull();
    await tick();
    expect(await readSettings(bindings.DB)).toMatchObject({ currency: "NOK", currencyChosen: false });
    expect(await (await ask("/v1/settings", { key })).json()).toMatchObject({ currency: "NOK", currencyChosen: false });
  });
  it("wakes a run whose alarm was lost", async () => {
    const started = await startFit(key);
    await runInDurableObject(modelRun(bindings), (_run, state) => state.storage.deleteAlarm());
    await tick();
    expect((await finishedFit(key, started.job)).status).toBe("done");
  });
  it("fits in the second hour of the company's night and at no other time", async () => {
    await ask("/v1/settings", { key, method: "PUT", json: { timeZone: "Asia/Tokyo" } });
    const id = "cus_00000000000000000000000000000000";
    await ledgerAt(bindings, 0).write([
      {
        address: { customer: id, home: id },
        fact: {
          type: "order",
          source: "shop",
          id: "9",
          customer: "shop::customer:1",
          at: 1,
          updatedAt: 1,
          amountMinor: 1,
          currency: "NOK",
        },
      },
    ]);
    const day = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    const latest = async () =>
      ((await (await ask("/v1/model", { key })).json()) as { latest: { version: string } }).latest.version;
    const before = await latest();
    await tick(day + 2.5 * 3_600_000);
    await scheduler.wait(300);
    expect(await latest()).toBe(before);
    await tick(day + 17.5 * 3_600_000);
    await expect.poll(latest, { timeout: 50_000 }).not.toBe(before);
  });
  it("on a night without news the lists grow a day older all the same", async () => {
    const day = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    await expect.poll(isIdle, { timeout: 50_000 }).toBe(true);
    const before = (await (await ask("/v1/model", { key })).json()) as { latest: { version: string } };
    const risk = () =>
      runInDurableObject(ledgerAt(bindings, 0), (_, { storage }) =>
        storage.sql.exec<{ by_risk: number }>("SELECT by_risk FROM unit LIMIT 1").one(),
      );
    await runInDurableObject(ledgerAt(bindings, 0), (_, { storage }) => {
      storage.sql.exec("UPDATE unit SET by_risk = 77");
    });
    await tick(day + (24 + 17.5) * 3_600_000);
    await expect.poll(risk, { timeout: 30_000 }).not.toEqual({ by_risk: 77 });
    expect(await (await ask("/v1/model", { key })).json()).toMatchObject({ latest: before.latest });
  });
  it("another currency starts a fit of its own", async () => {
    const active = async () =>
      ((await (await ask("/v1/model", { key })).json()) as { active: { currency: string } | null }).active?.currency;
    expect(await active()).toBe("NOK");
    await ask("/v1/settings", { key, method: "PUT", json: { currency: "SEK" } });
    await expect.poll(active, { timeout: 50_000 }).toBe("SEK");
  });
});

/** The last run is over. */
const isIdle = (): Promise<boolean> =>
  runInDurableObject(modelRun(bindings), (_, { storage }) =>
    storage.sql
      .exec<{ body: string }>("SELECT body FROM job ORDER BY started_at DESC, id DESC LIMIT 1")
      .one()
      .body.includes('"status":"done"'),
  );
