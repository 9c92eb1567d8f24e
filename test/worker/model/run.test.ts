import { env } from "cloudflare:workers";
import { abortAllDurableObjects, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { modelAnswer } from "../../../shared/contract/endpoints/model.ts";
import { parseDay } from "../../../shared/contract/time.ts";
import type { Fact } from "../../../shared/contract/records.ts";
import { bgNbd } from "../../../shared/engine/index.ts";
import type { Env } from "../../../worker/env.ts";
import { ledgerAt, shardOfHome } from "../../../worker/ledger/slots.ts";
import { modelRun } from "../../../worker/scoring/runs.ts";
import { ask, newKey } from "../asking.ts";
import { finishedFit, readFit, startFit } from "./runs.ts";

/** Runs go by alarms; on a busy machine their turns come late. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const bindings = env as unknown as Env;
const DAY = 86_400_000;
/** The histories end yesterday, because cards are about today. */
const yesterday = Math.floor(Date.now() / DAY) * DAY - DAY;
const first = yesterday - 400 * DAY;
const dayText = (at: number) => new Date(at).toISOString().slice(0, 10);
let key = "";

/** A fixed stream of numbers between 0 and 1 (Park & Miller 1988), so that every run of the tests sees the same customers. */
function stream(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Customers of the kind that the model supposes: exponential gaps, rates that differ, and a chance to leave after each order. */
function orders(customer: number): { at: number; amountMinor: number }[] {
  const next = stream(1 + customer * 7919);
  for (let i = 0; i < 10; i++) next();
  const [perDay, leaving, price] = [-Math.log(next()) / 30, next() ** 3, 2000 + 6000 * next()];
  const found = [];
  for (let at = first + next() * 90 * DAY; at < yesterday; at += (-Math.log(next()) / perDay) * DAY) {
    found.push({ at: Math.floor(at), amountMinor: Math.round(price * (0.5 + next())) });
    if (next() < leaving) break;
  }
  return found;
}

beforeAll(async () => {
  key = await newKey(["admin", "read", "ingest"]);
  await ask("/v1/settings", { key, method: "PUT", json: { currency: "EUR" } });
  for (let shard = 0; shard < 4; shard++) {
    const rows = Array.from({ length: 600 }, (_, customer) => {
      const id = `cus_${((customer * 2654435761) % 2 ** 32).toString(16).padStart(8, "0").repeat(4)}`;
      const address = { customer: id, home: id };
      return orders(customer).map(({ at, amountMinor }, i) => ({
        address,
        fact: {
          type: "order",
          source: "shop",
          id: `${customer}-${i}`,
          customer: `shop::customer:${customer}`,
          at,
          updatedAt: at,
          amountMinor,
          currency: "EUR",
        } satisfies Fact<"order">,
      }));
    }).flat();
    await ledgerAt(bindings, shard).write(rows.filter(({ address }) => shardOfHome(address.home, 4) === shard));
  }
});

const models = async () => modelAnswer.parse(await (await ask("/v1/model", { key })).json());

describe("a run for a day before the newest order", () => {
  it("is kept as the latest and never published", async () => {
    const started = await startFit(key, dayText(yesterday - 60 * DAY));
    const done = await finishedFit(key, started.job);
    expect(done).toMatchObject({ status: "done", asOf: dayText(yesterday - 60 * DAY), error: null });
    const { active, latest } = await models();
    expect(active).toBeNull();
    expect(latest?.version).toBe(done.version);
    expect(latest?.asOf).toBe(dayText(yesterday - 60 * DAY));
  });
});

describe("a run as of today", () => {
  it("is published with the cuts of its value bands, and every customer is rescored with it", async () => {
    const started = await startFit(key);
    const done = await finishedFit(key, started.job);
    expect(done.status).toBe("done");
    const { active } = await models();
    expect(active?.version).toBe(done.version);
    expect(active?.customers).toBe(600);
    expect(active?.models.find(({ name }) => name === "bg-nbd")?.observations).toBe(600);
    expect(active?.valuePercentiles).toHaveLength(101);
    const waiting = await Promise.all([0, 1, 2, 3].map((shard) => ledgerAt(bindings, shard).waiting()));
    expect(waiting).toEqual([0, 0, 0, 0]);
    const { rows } = await ledgerAt(bindings, 0).list({
      q: null,
      band: "top",
      risk: null,
      scope: "everyone",
      sort: "value",
      limit: 5,
      after: null,
    });
    expect(rows.length).toBeGreaterThan(0);
  });
  it("fits exactly what one fit over all customers would", async () => {
    const { active } = await models();
    const fitted = active?.models.find(({ name }) => name === "bg-nbd");
    const day = (at: number) => Math.floor(at / DAY);
    const asOf = parseDay(active?.asOf ?? "") ?? 0;
    const histories = Array.from({ length: 600 }, (_, customer) => {
      const days = [...new Set(orders(customer).map(({ at }) => day(at)))];
      const [from = 0] = days;
      return { x: days.length - 1, tx: ((days.at(-1) ?? from) - from) / 7, T: (asOf - from) / 7 };
    });
    const column = (name: "x" | "tx" | "T") => Float64Array.from(histories, (history) => history[name]);
    const whole = bgNbd.fit({
      x: column("x"),
      tx: column("tx"),
      T: column("T"),
      weight: new Float64Array(600).fill(1),
    });
    if (!whole.ok || fitted === undefined) throw new Error("There is no fit to compare.");
    expect(fitted.logLikelihood).toBeCloseTo(whole.value.logLikelihood, 6);
  });
});

describe("a run that is interrupted", () => {
  it("goes on where it was when its object is torn down again and again", async () => {
    const started = await startFit(key);
    for (let i = 0; i < 10; i++) {
      await abortAllDurableObjects();
      await modelRun(bindings).resume();
    }
    expect((await finishedFit(key, started.job)).status).toBe("done");
    expect((await models()).active?.version).toContain(started.job.slice(-12));
  });
  it("starts again by the clock when its alarm was lost", async () => {
    const started = await startFit(key);
    await runInDurableObject(modelRun(bindings), (_object, state) => state.storage.deleteAlarm());
    await modelRun(bindings).resume();
    expect((await finishedFit(key, started.job)).status).toBe("done");
  });
});

describe("a second request while one runs", () => {
  it("gets the same job for the same day, and is told to wait for another day", async () => {
    const started = await startFit(key);
    const again = await startFit(key);
    const other = await ask("/v1/model/fit", { key, json: { asOf: dayText(yesterday - 9 * DAY) } });
    const state = await readFit(key, started.job);
    await finishedFit(key, started.job);
    if (state.status === "done") return;
    expect(again.job).toBe(started.job);
    expect(other.status).toBe(409);
    expect(other.headers.get("retry-after")).not.toBeNull();
  });
});

describe("at night", () => {
  it("fits once, and only when a fact changed since the last published fit", async () => {
    const run = modelRun(bindings);
    const latest = async () => (await models()).latest?.version;
    const today = Math.floor(Date.now() / DAY);
    const before = await latest();
    await run.nightly(today);
    await scheduler.wait(500);
    expect(await latest()).toBe(before);
    const id = "cus_00000000000000000000000000000000";
    const fact = {
      type: "order",
      source: "shop",
      id: "new",
      customer: "shop::customer:new",
      at: first,
      updatedAt: first,
      amountMinor: 1,
      currency: "EUR",
    } as const;
    await ledgerAt(bindings, shardOfHome(id, 4)).write([{ address: { customer: id, home: id }, fact }]);
    await run.nightly(today);
    await scheduler.wait(500);
    expect(await latest()).toBe(before);
    await run.nightly(today + 1);
    await expect.poll(latest, { timeout: 50_000 }).not.toBe(before);
  });
});

describe("bad requests", () => {
  it.each([[{ asOf: "2999-01-01" }], [{ asOf: "yesterday" }], [{ asOf: 5 }], [{ as_of: "2025-01-01" }], [[]]])(
    "%j is refused",
    async (json) => expect((await ask("/v1/model/fit", { key, json })).status).toBe(422),
  );
  it("an unknown job is not found", async () => {
    expect((await ask("/v1/model/fit/nothing", { key })).status).toBe(404);
  });
});
