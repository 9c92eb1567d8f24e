/** Bundles as `wrangler deploy` does and runs in plain workerd: miniflare writes its configuration, a direct socket leaves out the development proxy. */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

export const ROOT = resolve(import.meta.dirname, "../..");

export const CONFIG = readFileSync(join(ROOT, "wrangler.toml"), "utf8");
export const DATE = /compatibility_date = "([\d-]+)"/.exec(CONFIG)?.[1] ?? "";

/** Bundles what a wrangler configuration names as `wrangler deploy` would, minified, without deploying it. Answers the folder. */
export async function bundle(config: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), "marbles-bundle-"));
  const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
  const args = [wrangler, "deploy", "--dry-run", "--minify", "--outdir", out, "--config", config];
  const env = { ...process.env, WRANGLER_SEND_METRICS: "false" };
  await promisify(execFile)(process.execPath, args, { env });
  return out;
}

export type Running = { url: string; miniflare: Miniflare; stop: () => Promise<void> };

/** Runs a bundle with these bindings on a loopback port of its own; stopping deletes the bundle and what was stored. */
export async function run(folder: string, options: Record<string, unknown>): Promise<Running> {
  const script = readdirSync(folder).find((name) => name.endsWith(".js")) ?? "index.js";
  const state = mkdtempSync(join(tmpdir(), "marbles-state-"));
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
    for (const made of [state, folder]) rmSync(made, { recursive: true, force: true });
  };
  return { url, miniflare, stop };
}

export const sqlite = (className: string) => ({ className, useSQLite: true });
