/**
 * `npm run deploy`: builds, finds or makes the database, migrates it, deploys, and makes the first key. Everything may be repeated: what
 * is there stays. `--dry-run` builds and bundles without an account or a network.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { databaseName, deployConfig } from "./deploy-config.mjs";
import { writeDocsAssets } from "./docs-assets.mjs";
import { makeKey } from "./first-key.mjs";

const root = path.join(import.meta.dirname, "..", "..");
const work = path.join(root, ".wrangler");
const config = path.join(work, "deploy.toml");
const toml = readFileSync(path.join(root, "wrangler.toml"), "utf8");

try {
  await build();
  if (process.argv.includes("--dry-run")) bundle();
  else deploy();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function bundle() {
  show(["deploy", "--dry-run", "--outdir", path.join(work, "dry-run")]);
  console.log("The Worker bundles. Nothing was deployed.");
}

async function build() {
  run(
    [path.join(root, "node_modules", "vite", "bin", "vite.js"), "build", "-c", "worker/console/vite.config.ts"],
    true,
  );
  await writeDocsAssets(path.join(root, "worker", "dist"));
}

function deploy() {
  const name = databaseName(toml);
  mkdirSync(work, { recursive: true });
  writeFileSync(config, deployConfig(toml, findDatabase(name) ?? createDatabase(name)));
  show(["d1", "migrations", "apply", name, "--remote", "--config", config]);
  const output = withSecrets((args) => show(["deploy", "--config", config, ...args]));
  const key = ensureKey(name);
  report(/https:\/\/\S+\.workers\.dev/.exec(output)?.[0], key);
}

/** @param {string} name */
function findDatabase(name) {
  /** @type {{ name: string, uuid: string }[]} */
  const databases = JSON.parse(quiet(["d1", "list", "--json"]));
  return databases.find((database) => database.name === name)?.uuid;
}

/** @param {string} name */
function createDatabase(name) {
  show(["d1", "create", name]);
  const id = findDatabase(name);
  if (id === undefined) throw new Error(`The database ${name} was made but is not in the list yet. Run this again.`);
  return id;
}

/**
 * The first key, if no key works: otherwise nobody could ever make one.
 * @param {string} name
 */
function ensureKey(name) {
  const execute = ["d1", "execute", name, "--remote", "--yes", "--json", "--config", config, "--command"];
  const live =
    "SELECT count(*) AS n FROM api_key WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > unixepoch() * 1000)";
  /** @type {[{ results: [{ n: number }] }]} */
  const [answer] = JSON.parse(quiet([...execute, live]));
  if (answer.results[0].n > 0) return null;
  const { key, sql } = makeKey(["ingest", "read", "admin"]);
  quiet([...execute, sql]);
  return key;
}

/**
 * Customer ids are made with the pepper, so it is generated once and never replaced: only when the platform says that there is no such
 * Worker, or lists its secrets without it. Any other failure stops here.
 * @param {(args: string[]) => string} send
 */
function withSecrets(send) {
  if (hasPepper()) return send([]);
  const file = path.join(work, "first-secrets.json");
  try {
    writeFileSync(file, JSON.stringify({ PEPPER: randomBytes(32).toString("base64url") }), { mode: 0o600 });
    return send(["--secrets-file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}

function hasPepper() {
  const { status, stdout, stderr } = wrangler(["secret", "list", "--format", "json", "--config", config]);
  if (status === 0) return /** @type {{ name: string }[]} */ (JSON.parse(stdout)).some(({ name }) => name === "PEPPER");
  if (/Worker "[^"]+" not found/.test(stdout + stderr)) return false;
  throw new Error(`The secrets could not be listed, so nothing was deployed.\n${stderr || stdout}`);
}

/**
 * @param {string | undefined} url
 * @param {string | null} key
 */
function report(url, key) {
  console.log(`\nMarbles runs${url === undefined ? "" : ` at ${url}`}.`);
  if (key !== null) console.log(`\nYour first API key, shown only now; keep it like a password:\n\n  ${key}\n`);
  console.log("Next: open that address and sign in with the key, make a key for each system (Data → API keys),");
  console.log(
    "send records to POST /v1/sync, and enter the address and a key with the scope read in the extension's settings.",
  );
}

/** @param {string[]} args */
function wrangler(args) {
  return run([path.join(root, "node_modules", "wrangler", "bin", "wrangler.js"), ...args], false);
}

/**
 * Its output is also shown.
 * @param {string[]} args
 */
function show(args) {
  const output = quiet(args);
  process.stdout.write(output);
  return output;
}

/**
 * Throws when it fails: nothing that comes after it would be right.
 * @param {string[]} args
 */
function quiet(args) {
  const { status, stdout, stderr } = wrangler(args);
  if (status === 0) return stdout;
  throw new Error(`wrangler ${args.slice(0, 2).join(" ")} failed; nothing after it was done.\n${stdout}${stderr}`);
}

/**
 * Programs are started as scripts of this Node and without a shell, so that no platform's quoting matters.
 * @param {string[]} args
 * @param {boolean} isShown
 */
function run(args, isShown) {
  const stdio = isShown ? "inherit" : "pipe";
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", stdio, stdio], encoding: "utf8" });
  if (isShown && result.status !== 0) throw new Error("The console could not be built.");
  return { status: result.status, stdout: result.stdout ?? "", stderr: result.stderr ?? "" };
}
