/** Uploads that something comes in the way of: a line that breaks, an admin who deletes the source meanwhile. */
import { runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { openIntake } from "../../../worker/ledger/intake.ts";
import { openLedger } from "../../../worker/ledger/ledger.ts";
import type { Entries, Entry } from "../../../worker/routes/sync/entry.ts";
import { answerOnce } from "../../../worker/routes/sync/idempotency.ts";
import { load, RECORDS_A_CHUNK } from "../../../worker/routes/sync/load.ts";
import { readNdjson } from "../../../worker/routes/sync/ndjson.ts";
import { sourceGate } from "../../../worker/routes/sync/source-gate.ts";
import { ask, bindings, newKey } from "../asking.ts";

const NOW = Date.UTC(2026, 4, 1);
const CHUNK = RECORDS_A_CHUNK;
let key = "";
beforeAll(async () => {
  key = await newKey(["ingest", "read", "admin"]);
});

const order = (source: string, id: string) => ({
  type: "order",
  source,
  id,
  customer: `${source}::buyer:1`,
  at: "2026-01-05T10:00:00Z",
  amount: "1.00",
  currency: "EUR",
});
const block = (source: string, letter: string, from: number): Entry[] =>
  Array.from({ length: CHUNK }, (_, i) => ({ line: from + i, value: order(source, letter + i), size: 150 }));

const upload = async (entries: Entries): Promise<SyncAnswer> =>
  load({ entries, takeIn: await openIntake(bindings), stoppedOf: sourceGate(bindings.DB, NOW), now: NOW });

/** Null when the source is not listed. */
async function factsOf(source: string): Promise<number | null> {
  const { sources } = (await (await ask("/v1/sources", { key })).json()) as {
    sources: { source: string; counts: { facts: number }[] }[];
  };
  const row = sources.find((one) => one.source === source);
  return row === undefined ? null : row.counts.reduce((sum, { facts }) => sum + facts, 0);
}

async function finishDeletion(): Promise<void> {
  for (let shard = 0; shard < 4; shard++)
    await runInDurableObject(bindings.LEDGER.getByName(`ledger-${shard}`), (ledger) => ledger.alarm());
}

it("a body that broke off can be sent again, whole, under the same Idempotency-Key", async () => {
  const line = (id: string) => new TextEncoder().encode(`${JSON.stringify(order("torn", id))}\n`);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield line("1");
    throw new Error("Network connection lost.");
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield line("1");
    yield line("2");
  }
  const once = { ledger: await openLedger(bindings), caller: "me", key: "torn", kind: "ndjson" };
  const first = await answerOnce(once, broken(), (bytes) => upload(readNdjson(bytes)));
  expect(first.rejections.map(({ code }) => code)).toEqual(["body_truncated"]);
  const second = await answerOnce(once, whole(), (bytes) => upload(readNdjson(bytes)));
  expect(second).toMatchObject({ received: 2, applied: 1, unchanged: 1 });
});

it("what an upload still brings after its source was deleted stays out", async () => {
  async function* long(): Entries {
    yield block("dying", "a", 1);
    while ((await factsOf("dying")) !== CHUNK);
    expect((await ask("/v1/sources/dying", { key, method: "DELETE" })).status).toBe(202);
    yield block("dying", "b", CHUNK + 1);
    await finishDeletion();
    yield block("dying", "c", 2 * CHUNK + 1);
  }
  const answer = await upload(long());
  expect([answer.received, answer.applied, answer.rejections[0]?.code]).toEqual([3 * CHUNK, CHUNK, "source_stopped"]);
  await finishDeletion();
  expect(await factsOf("dying")).toBeNull();
  const looked = await ask("/v1/lookup", { key, json: { claims: [{ key: "dying::buyer:1" }] } });
  expect(await looked.json()).toEqual({ status: "unknown" });
});

it("what an upload wrote behind the back of a deletion is deleted too", async () => {
  const takeIn = await openIntake(bindings);
  await upload(
    (async function* () {
      yield block("late", "a", 1);
    })(),
  );
  await ask("/v1/sources/late", { key, method: "DELETE" });
  await finishDeletion();
  await load({
    entries: (async function* () {
      yield block("late", "b", 1);
    })(),
    takeIn,
    // Asked just before the admin decided.
    stoppedOf: async () => new Set(),
    now: NOW,
  });
  expect(await factsOf("late")).toBe(CHUNK);
  await finishDeletion();
  expect(await factsOf("late")).toBeNull();
});

it("a source whose upload failed is listed all the same, so that it can be deleted", async () => {
  async function* failing(): Entries {
    yield block("half", "a", 1);
    throw new Error("Something else.");
  }
  await expect(upload(failing())).rejects.toThrow("Something else.");
  expect(await factsOf("half")).toBe(CHUNK);
});

it("a compressed body is refused as such", async () => {
  const answer = await ask("/v1/sync", {
    key,
    body: "anything",
    headers: { "content-type": "application/x-ndjson", "content-encoding": "gzip" },
  });
  expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
    415,
    "Send the body uncompressed, without Content-Encoding.",
  ]);
});
