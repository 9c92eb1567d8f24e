/** Marbles as it is deployed, on this machine: the production bundle, an empty database and a key with all scopes. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeKey } from "../../worker/dev/first-key.mjs";
import { bundle, CONFIG, ROOT, run, sqlite } from "./workerd.ts";

export type Server = { url: string; key: string; stop(): Promise<void> };

/** `console`: the folder of the built console; without it the service answers its API alone. */
export type Wish = { shards?: number; console?: string };

type Database = { prepare(sql: string): { run(): Promise<unknown> } };

/** The limits are a guard against runaway scripts, and a benchmark is one. */
const UNLIMITED = Object.fromEntries(
  ["SYNCS_PER_MINUTE", "LOOKUPS_PER_MINUTE", "REQUESTS_PER_MINUTE"].map((name) => [name, "1000000000"]),
);

const MIGRATIONS = join(ROOT, "worker/migrations");

export async function startMarbles({ shards = 4, console }: Wish = {}): Promise<Server> {
  // wrangler wants the folder of the static files to be there, also when only the script is bundled.
  mkdirSync(join(ROOT, "worker/dist"), { recursive: true });
  const { url, miniflare, stop } = await run(await bundle(join(ROOT, "wrangler.toml")), {
    bindings: { LEDGER_SHARDS: String(shards), PEPPER: "bench-pepper-bench-pepper-bench-00", ...UNLIMITED },
    d1Databases: { DB: "bench" },
    durableObjects: {
      LEDGER: sqlite("LedgerShard"),
      DIRECTORY: sqlite("DirectoryShard"),
      JOINS: sqlite("JoinDesk"),
      MODEL_RUN: sqlite("ModelRun"),
    },
    ...(console === undefined
      ? { serviceBindings: { ASSETS: () => new Response("no assets here", { status: 404 }) } }
      : { assets: assetsFrom(console) }),
  });
  const db = (await miniflare.getD1Database("DB")) as Database;
  await migrate(db);
  const { key, sql } = makeKey(["ingest", "read", "admin"]);
  await db.prepare(sql.replace(/;\s*$/, "")).run();
  return { url, key, stop };
}

/** As wrangler.toml has it: the console's pages, but the API first. */
function assetsFrom(directory: string) {
  const first = /^run_worker_first = (\[.*\])$/m.exec(CONFIG)?.[1];
  if (first === undefined) throw new Error("wrangler.toml no longer names what reaches the Worker first.");
  return {
    directory,
    binding: "ASSETS",
    routerConfig: { has_user_worker: true },
    assetConfig: { not_found_handling: "single-page-application" },
    run_worker_first: JSON.parse(first) as string[],
  };
}

async function migrate(db: Database): Promise<void> {
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith(".sql"));
  for (const file of files.toSorted())
    for (const statement of statements(readFileSync(join(MIGRATIONS, file), "utf8"))) await db.prepare(statement).run();
}

const statements = (text: string) =>
  text
    .replace(/--.*$/gm, "")
    .split(";")
    .map((s) => s.trim())
    .filter((s) => s !== "");
