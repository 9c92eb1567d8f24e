/** Sync throughput and lookup latency of the Worker in plain workerd, beside the raw runtime in the same run. */
import { type Server, startMarbles } from "../server/marbles.ts";
import { load, median, quantile, type Row, timed } from "./measure.ts";
import { startRaw } from "./raw.ts";

const CUSTOMERS = 10_000;
const RECORDS = 100_000;
const RAW_ROWS = 200_000;

/** NDJSON lines of orders spread over customers and three years. */
function* lines(from: number, count: number): Generator<string> {
  for (let n = from; n < from + count; n++) {
    const at = new Date(Date.UTC(2023, 0, 1) + ((n * 911_000) % (3 * 365 * 86_400_000))).toISOString();
    yield `{"type":"order","source":"shop:eu","id":"o${n}","customer":"shop:eu:customer:${n % CUSTOMERS}","at":"${at}","amount":"${10 + (n % 190)}.50","currency":"EUR"}`;
  }
}

const headers = (server: Server, type = "application/json") => ({
  authorization: `Bearer ${server.key}`,
  "content-type": type,
});

async function sync(server: Server, from: number, count: number): Promise<{ applied: number; unchanged: number }> {
  const body = [...lines(from, count)].join("\n");
  const response = await fetch(`${server.url}/v1/sync`, {
    method: "POST",
    headers: headers(server, "application/x-ndjson"),
    body,
  });
  if (!response.ok) throw new Error(`sync answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { applied: number; unchanged: number };
}

async function lookup(server: Server, n: number): Promise<void> {
  const body = JSON.stringify({ claims: [{ key: `shop:eu:customer:${(n * 7919) % CUSTOMERS}` }] });
  const response = await fetch(`${server.url}/v1/lookup`, { method: "POST", headers: headers(server), body });
  const answer = (await response.json()) as { status?: string };
  if (answer.status !== "matched")
    throw new Error(`lookup answered ${response.status} ${JSON.stringify(answer).slice(0, 200)}`);
}

async function rawRows(): Promise<{ insertPerSecond: number; emptyMs: number[] }> {
  const raw = await startRaw();
  try {
    const rates: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { ms } = await timed(async () =>
        (await fetch(`${raw.url}/?count=${RAW_ROWS}&from=${round * RAW_ROWS}&shard=${round}`)).text(),
      );
      rates.push((RAW_ROWS / ms) * 1000);
    }
    const { ms } = await load(8, 4000, async () => void (await (await fetch(`${raw.url}/`)).text()));
    return { insertPerSecond: median(rates), emptyMs: ms.slice(500) };
  } finally {
    await raw.stop();
  }
}

export async function workerRows(): Promise<Row[]> {
  const raw = await rawRows();
  const server = await startMarbles();
  try {
    const rates: number[] = [];
    for (let round = 0; round < 4; round++) {
      const { ms, value } = await timed(() => sync(server, round * RECORDS, RECORDS));
      if (value.applied !== RECORDS) throw new Error(`only ${value.applied} of ${RECORDS} were applied`);
      rates.push((RECORDS / ms) * 1000);
    }
    const replay = await timed(() => sync(server, 0, RECORDS));
    await load(8, 500, (n) => lookup(server, n));
    const looked = await load(8, 4000, (n) => lookup(server, n));
    const syncRate = median(rates.slice(1));
    const ratio = syncRate / raw.insertPerSecond;
    const p99 = quantile(looked.ms, 0.99);
    const times = median(looked.ms) / median(raw.emptyMs);
    return [
      { name: "raw insert, one object", value: raw.insertPerSecond, unit: "rows/s" },
      { name: "sync, NDJSON to facts", value: syncRate, unit: "records/s", goal: "≥ 30,000", met: syncRate >= 30_000 },
      { name: "sync against raw insert", value: ratio, unit: "×", goal: "≥ 0.25", met: ratio >= 0.25 },
      { name: "sync, a repeat of 100,000", value: (RECORDS / replay.ms) * 1000, unit: "records/s" },
      { name: "empty object call, median at 8 clients", value: median(raw.emptyMs), unit: "ms" },
      { name: "lookup, median at 8 clients", value: median(looked.ms), unit: "ms", note: "40 orders a customer" },
      { name: "lookup, p99 at 8 clients", value: p99, unit: "ms", goal: "≤ 20", met: p99 <= 20 },
      { name: "lookup median against empty call", value: times, unit: "×", goal: "≤ 3", met: times <= 3 },
      { name: "lookups", value: looked.perSecond, unit: "1/s" },
    ];
  } finally {
    await server.stop();
  }
}
