// @ts-check
/**
 * What `npm start` and `npm test` begin with, on whatever Node (18 or newer) the machine has and with nothing installed: brings the
 * dependencies up to the lockfile, and goes on under the Node that the lockfile pins.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const BIN = join(ROOT, "node_modules", ".bin");
const OLDEST_NODE = 18;
/** From here on Node runs the project's TypeScript by itself, so it may stand in for the pinned one. */
const NEW_ENOUGH = 24;

/** @param {string} message @returns {never} */
function stop(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

const major = Number(process.versions.node.split(".")[0]);

/** Installs when a package of the lockfile is missing or of another version, and says so. */
export function install() {
  if (major < OLDEST_NODE)
    stop(`This is Node ${process.versions.node}; Marbles needs Node ${OLDEST_NODE} or newer: https://nodejs.org`);
  if (isInstalled()) return;
  process.stdout.write("Installing what package-lock.json names …\n");
  const done = npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (done !== 0) stop("`npm ci` did not succeed; its own words stand above. Nothing was started.");
}

/** npm keeps a copy of the lockfile of what it has put into `node_modules`. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, "package-lock.json"));
  const there = packagesOf(join(ROOT, "node_modules", ".package-lock.json"));
  if (wanted === null) stop("package-lock.json is missing. Take it back from the repository.");
  if (there === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === "" || optional || link || (there[path] !== undefined && there[path].version === version),
  );
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | null} */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null;
}

/** @param {string[]} args */
function npm(args) {
  const options = { cwd: ROOT, stdio: /** @type {const} */ ("inherit") };
  // Under `npm start` this is npm's own script; asking it directly needs no shell and no .cmd file.
  const script = process.env["npm_execpath"];
  if (script?.endsWith("npm-cli.js")) return spawnSync(process.execPath, [script, ...args], options).status;
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" }).status;
}

/** The program of the package `node`, or this very Node where it is new enough. */
function newNode() {
  const pinned = join(ROOT, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(pinned)) return pinned;
  if (major >= NEW_ENOUGH) return process.execPath;
  return stop(
    [
      `This is Node ${process.versions.node}, and the newer Node that Marbles runs on has not arrived: the package "node" fetches it in an install`,
      "script, and scripts are switched off on this machine (ignore-scripts) or the fetch did not work. Do one of these, then try again:",
      "  npm rebuild node --ignore-scripts=false --foreground-scripts",
      `  or install Node ${NEW_ENOUGH} from https://nodejs.org`,
    ].join("\n"),
  );
}

/**
 * Runs a script of this folder under the new Node and ends as it ends. Ctrl-C reaches the whole group; this process waits, so that the
 * script can put everything away.
 * @param {string} script
 * @param {string[]} args
 */
export function goOn(script, args) {
  const child = spawn(newNode(), [join(ROOT, "worker", "dev", script), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, PATH: [BIN, process.env["PATH"]].join(delimiter) },
  });
  process.on("SIGINT", () => undefined);
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => stop(`The newer Node does not start: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
