/** Runs the production bundle in plain workerd: miniflare writes its configuration, a direct socket leaves out the development proxy. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

const ROOT = resolve(import.meta.dirname, "../..");

export type Server = { url: string; key: string; stop(): Promise<void> };

const DATE = /compatibility_date = "([\d-]+)"/.exec(readFileSync(join(ROOT, "wrangler.toml"), "utf8"))?.[1] ?? "";

/** Bundles what a wrangler configuration names as `wrangler deploy` would, minified, without deploying it. */
function bundle(config: string): string {
  const out = mkdtempSync(join(tmpdir(), "marbles-bundle-"));
  const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
  const args = [wrangler, "deploy", "--dry-run", "--minify", "--outdir", out, "--config", config];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false" };
  execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"], env });
  return out;
}

/** The yardstick's own configuration: nothing but its entry and its object. */
function rawConfig(): string {
  const file = join(mkdtempSync(join(tmpdir(), "marbles-raw-")), "wrangler.toml");
  const main = JSON.stringify(join(ROOT, "test/bench/raw-worker.ts"));
  writeFileSync(
    file,
    `name = "raw"\nmain = ${main}\ncompatibility_date = "${DATE}"\n[[durable_objects.bindings]]\nname = "RAW"\nclass_name = "Raw"\n[exports.Raw]\ntype = "durable-object"\nstorage = "sqlite"\n`,
  );
  return file;
}

async function run(
  folder: string,
  options: Record<string, unknown>,
): Promise<{ url: string; miniflare: Miniflare; stop(): Promise<void> }> {
  const script = readdirSync(folder).find((name) => name.endsWith(".js")) ?? "index.js";
  const state = mkdtempSync(join(tmpdir(), "marbles-bench-"));
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      modulesRoot: folder,
      scriptPath: join(folder, script),
      compatibilityDate: DATE,
      compatibilityFlags: ["nodejs_compat"],
      resourcePersistencePath: state,
      unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      ...options,
    } as never),
  );
  await miniflare.ready;
  const url = (await miniflare.unsafeGetDirectURL()).toString().replace(/\/$/, "");
  const stop = async () => {
    await miniflare.dispose();
    rmSync(state, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, miniflare, stop };
}

const sqlite = (className: string) => ({ className, useSQLite: true });

/** Marbles with `shards` ledger shards, an empty database and a key with all scopes. */
export async function startMarbles(shards = 4): Promise<Server> {
  const { url, miniflare, stop } = await run(bundle(join(ROOT, "wrangler.toml")), {
    bindings: { LEDGER_SHARDS: String(shards), PEPPER: "bench-pepper-bench-pepper-bench-00", RATE_LIMITS: "off" },
    d1Databases: { DB: "bench" },
    durableObjects: {
      LEDGER: sqlite("LedgerShard"),
      DIRECTORY: sqlite("DirectoryShard"),
      JOINS: sqlite("JoinDesk"),
      MODEL_RUN: sqlite("ModelRun"),
    },
    serviceBindings: { ASSETS: () => new Response("no assets here", { status: 404 }) },
  });
  const db = await miniflare.getD1Database("DB");
  for (const file of readdirSync(join(ROOT, "worker/migrations"))
    .filter((f) => f.endsWith(".sql"))
    .sort())
    for (const statement of statements(readFileSync(join(ROOT, "worker/migrations", file), "utf8")))
      await db.prepare(statement).run();
  return { url, key: await firstKey(db), stop };
}

/** The empty yardstick worker. */
export async function startRaw(): Promise<Omit<Server, "key">> {
  const { url, stop } = await run(bundle(rawConfig()), {
    durableObjects: { RAW: sqlite("Raw") },
  });
  return { url, stop };
}

async function firstKey(db: { prepare(sql: string): { run(): Promise<unknown> } }): Promise<string> {
  const { makeKey } = (await import(join(ROOT, "worker/dev/first-key.mjs"))) as {
    makeKey(scopes: string[]): { key: string; sql: string };
  };
  const { key, sql } = makeKey(["ingest", "read", "admin"]);
  await db.prepare(sql.replace(/;\s*$/, "")).run();
  return key;
}

const statements = (text: string) =>
  text
    .replace(/--.*$/gm, "")
    .split(";")
    .map((s) => s.trim())
    .filter((s) => s !== "");
