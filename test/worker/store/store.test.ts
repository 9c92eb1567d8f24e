import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { reset } from "cloudflare:test";
import type { ModelVersion } from "../../../shared/contract/endpoints/model.ts";
import { DEFAULT_POLICY } from "../../../shared/contract/policy.ts";
import { listAdminActions, recordAdminAction } from "../../../worker/store/admin-action.ts";
import { keepModel, publishModel, readActiveModel, readLatestModel } from "../../../worker/store/model.ts";
import { readPolicy } from "../../../worker/store/policy.ts";
import { listRates, listRatesSince, saveRates } from "../../../worker/store/rate.ts";
import { confirmCopies, readRevisions, readShardCopies } from "../../../worker/store/revision.ts";
import { readSettings, saveCommonestCurrency, saveSettings } from "../../../worker/store/setting.ts";
import { listSources, noteReceived, readSource, setSourceStatus } from "../../../worker/store/source.ts";
import { migrateTestDatabase } from "../migrations.ts";

const { DB } = env as unknown as { DB: D1Database };
beforeEach(async () => {
  await reset();
  await migrateTestDatabase();
});

describe("settings", () => {
  it("start with no currency, UTC and the usual role addresses", async () => {
    const settings = await readSettings(DB);
    expect(settings).toMatchObject({ currency: null, currencyChosen: false, timeZone: "UTC", sharedAddresses: [] });
    expect(settings.roleAddresses).toContain("billing");
  });
  it("change only what is given, and raise the company's revision with it", async () => {
    const before = await readRevisions(DB);
    await saveSettings(DB, { name: "Ünïcode 'quoted' Ltd", timeZone: "Asia/Tokyo" });
    expect(await readSettings(DB)).toMatchObject({
      name: "Ünïcode 'quoted' Ltd",
      timeZone: "Asia/Tokyo",
      currency: null,
    });
    expect((await readRevisions(DB)).company).toBe(before.company + 1);
  });
  it("let the commonest currency follow the facts until one is chosen", async () => {
    await saveCommonestCurrency(DB, "EUR");
    await saveCommonestCurrency(DB, "USD");
    expect(await readSettings(DB)).toMatchObject({ currency: "USD", currencyChosen: false });
    await saveSettings(DB, { currency: "GBP", currencyChosen: true });
    await saveCommonestCurrency(DB, "USD");
    expect((await readSettings(DB)).currency).toBe("GBP");
  });
});

describe("rates", () => {
  const rate = (day: number, value: number, from = "USD") => ({ day, from, to: "EUR", rate: value });
  it("come back as they went in, the newest day first, in pages", async () => {
    const rates = [rate(3, 0.93), rate(1, 0.91), rate(2, 1e-9), rate(2, 123456.789, "AUD")];
    await saveRates(DB, rates);
    const first = await listRates(DB, null, 3);
    expect(first).toEqual([rate(3, 0.93), rate(2, 1e-9), rate(2, 123456.789, "AUD")]);
    expect(await listRates(DB, first.at(-1) ?? null, 3)).toEqual([rate(1, 0.91)]);
  });
  it("replace the one of the same day, and a shard is told only what changed since", async () => {
    await saveRates(DB, [rate(1, 0.9), rate(2, 0.8)]);
    const { rate: seen } = await readRevisions(DB);
    await saveRates(DB, [rate(1, 0.9), rate(2, 0.85)]);
    expect(await listRates(DB, null, 10)).toEqual([rate(2, 0.85), rate(1, 0.9)]);
    expect(await listRatesSince(DB, seen, null, 10)).toEqual([rate(2, 0.85)]);
  });
  it("may be 20,000 at once", async () => {
    await saveRates(
      DB,
      Array.from({ length: 20_000 }, (_, day) => rate(day, 1 + day / 1e6)),
    );
    expect((await listRates(DB, rate(1, 0), 10)).map(({ day }) => day)).toEqual([0]);
  });
});

describe("shard copies", () => {
  it("list every shard, and a late confirmation of an older revision takes nothing back", async () => {
    await confirmCopies(DB, "company", [0, 2], 5);
    await confirmCopies(DB, "company", [2], 4);
    await confirmCopies(DB, "rate", [2], 1);
    expect(await readShardCopies(DB, 3)).toEqual([
      { shard: 0, company: 5, rate: 0 },
      { shard: 1, company: 0, rate: 0 },
      { shard: 2, company: 5, rate: 1 },
    ]);
  });
});

describe("models", () => {
  const model = (version: string, fittedAt: string): ModelVersion => ({
    version,
    asOf: "2026-05-01",
    fittedAt,
    currency: "EUR",
    basis: "revenue",
    customers: 1,
    models: [],
    valuePercentiles: null,
  });
  it("keeps a fit that was never published as the latest, not as the active one", async () => {
    const first = model("a", "2026-05-01T02:00:00.000Z");
    await keepModel(DB, first);
    expect(await readActiveModel(DB)).toBeNull();
    await publishModel(DB, { ...first, valuePercentiles: [1, 2] }, 1000);
    await keepModel(DB, model("b", "2026-05-02T02:00:00.000Z"));
    expect((await readActiveModel(DB))?.version).toBe("a");
    expect((await readActiveModel(DB))?.valuePercentiles).toEqual([1, 2]);
    expect((await readLatestModel(DB))?.version).toBe("b");
  });
  it("is not changed when an interrupted run keeps it again", async () => {
    await keepModel(DB, model("a", "2026-05-01T02:00:00.000Z"));
    await keepModel(DB, { ...model("a", "2026-05-01T02:00:01.000Z"), customers: 2 });
    expect((await readLatestModel(DB))?.customers).toBe(1);
  });
});

it("has the defaults as its policy until one is published", async () => {
  expect(await readPolicy(DB)).toEqual({ ...DEFAULT_POLICY, publishedAt: null });
});

it("remembers that a source is stopped while it goes on sending", async () => {
  await noteReceived(DB, ["shop", "zendesk:acme"], 1000);
  await setSourceStatus(DB, "shop", "stopped");
  await noteReceived(DB, ["shop"], 500);
  expect(await readSource(DB, "shop")).toEqual({ source: "shop", status: "stopped", lastReceivedAt: 1000 });
  expect((await listSources(DB)).map(({ source }) => source)).toEqual(["shop", "zendesk:acme"]);
  expect(await readSource(DB, "never")).toBeNull();
});

it("lists what admins did newest first, in pages", async () => {
  for (let at = 1; at <= 3; at++)
    await recordAdminAction(DB, { at, who: "key:a", action: "x", subject: String(at), detail: { at } });
  const page = await listAdminActions(DB, null, 2);
  expect(page.map(({ subject }) => subject)).toEqual(["3", "2"]);
  expect(await listAdminActions(DB, page.at(-1)?.no ?? null, 2)).toMatchObject([{ subject: "1", detail: { at: 1 } }]);
});
