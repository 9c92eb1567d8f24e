/** Sync throughput and lookup latency of the Worker in plain workerd, beside the raw runtime in the same run. */
import { type Server, startMarbles } from "../server/marbles.ts";
import { load, median, quantile, type Row, timed } from "./measure.ts";
import { startRaw } from "./raw.ts";

const CUSTOMERS = 10_000;
const RECORDS = 100_000;
const RAW_ROWS = 200_000;

const YEARS_MS = 3 * 365 * 86_400_000;

/** Spread over 0..1 without dice, so that every run sends the same. */
const spread = (n: number, by: number): number => ((n * by) % 4_294_967_296) / 4_294_967_296;

/** NDJSON lines of orders: some customers order much oftener than others, over three years. */
function* lines(from: number, count: number): Generator<string> {
  for (let n = from; n < from + count; n++) {
    const customer = Math.floor(CUSTOMERS * spread(n, 2_654_435_761) ** 2);
    const at = new Date(Date.UTC(2023, 0, 1) + spread(n, 1_597_334_677) * YEARS_MS).toISOString();
    yield `{"type":"order","source":"shop:eu","id":"o${n}","customer":"shop:eu:customer:${customer}","at":"${at}","amount":"${10 + (n % 190)}.50","currency":"EUR"}`;
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

type Job = { job: string; status: string; progress: { done: number; total: number }; finishedAt: string | null };

/** A fit through the API, watched to its end: every figure is computed anew before lookups are timed. */
async function fit(server: Server): Promise<{ fitMs: number; rescoredPerSecond: number }> {
  const ask = async (path: string, method = "GET"): Promise<Job> => {
    const body = method === "POST" ? { body: "{}" } : {};
    const response = await fetch(`${server.url}${path}`, { method, headers: headers(server), ...body });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as Job;
  };
  const start = performance.now();
  let job = await ask("/v1/model/fit", "POST");
  let rescoringFrom = Number.NaN;
  while (job.finishedAt === null) {
    await new Promise((done) => setTimeout(done, 20));
    job = await ask(`/v1/model/fit/${job.job}`);
    if (job.status === "rescoring" && Number.isNaN(rescoringFrom)) rescoringFrom = performance.now();
  }
  if (job.status !== "done") throw new Error(`the fit ended as ${job.status}`);
  const end = performance.now();
  return { fitMs: end - start, rescoredPerSecond: (job.progress.total / (end - rescoringFrom)) * 1000 };
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
    const currency = { method: "PUT", headers: headers(server), body: '{"currency":"EUR"}' };
    await fetch(`${server.url}/v1/settings`, currency);
    const rates: number[] = [];
    for (let round = 0; round < 4; round++) {
      const { ms, value } = await timed(() => sync(server, round * RECORDS, RECORDS));
      if (value.applied !== RECORDS) throw new Error(`only ${value.applied} of ${RECORDS} were applied`);
      rates.push((RECORDS / ms) * 1000);
    }
    const replay = await timed(() => sync(server, 0, RECORDS));
    const run = await fit(server);
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
      {
        name: "fit and rescoring, 400,000 orders",
        value: run.fitMs / 1000,
        unit: "s",
        note: "through the API, alarms included",
      },
      { name: "rescoring", value: run.rescoredPerSecond, unit: "customers/s" },
      { name: "empty object call, median at 8 clients", value: median(raw.emptyMs), unit: "ms" },
      {
        name: "lookup, median at 8 clients",
        value: median(looked.ms),
        unit: "ms",
        note: "40 orders a customer on average",
      },
      { name: "lookup, p99 at 8 clients", value: p99, unit: "ms", goal: "≤ 20", met: p99 <= 20 },
      { name: "lookup median against empty call", value: times, unit: "×", goal: "≤ 3", met: times <= 3 },
      { name: "lookups", value: looked.perSecond, unit: "1/s" },
    ];
  } finally {
    await server.stop();
  }
}
