/** Console and demo extension, built again only when something that they are made of has changed. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { hash } from "node:crypto";
import { writeDocsAssets } from "../docs-assets.mjs";
import { PLACES, readJson, writeJson } from "./places.ts";
import { type Program, run } from "./programs.ts";

type Build = {
  name: string;
  config: string;
  output: string;
  sources: string[];
  program: Program;
  env: Record<string, string>;
};

const BUILDS: readonly Build[] = [
  {
    name: "console",
    config: "worker/console/vite.config.ts",
    output: join(PLACES.console, "index.html"),
    sources: ["worker/console", "shared", "package-lock.json"],
    program: "vite",
    env: {},
  },
  {
    name: "extension",
    config: "extension/wxt.config.ts",
    output: join(PLACES.extension, "manifest.json"),
    sources: ["extension", "shared", "package-lock.json"],
    program: "wxt",
    env: { MARBLES_DEMO: "1" },
  },
];

/** Made by the builds themselves, so no reason to build. */
const MADE: ReadonlySet<string> = new Set([".output", ".wxt", "node_modules", "dist"]);

/** Rejects with the builder's own words. `say` hears what is being built. */
export async function buildAll(say: (what: string) => void): Promise<void> {
  const stale = BUILDS.filter((build) => !isFresh(build));
  if (stale.length > 0) say(stale.map(({ name }) => name).join(" and "));
  await Promise.all(stale.map(buildOne));
}

async function buildOne(build: Build): Promise<void> {
  const before = fingerprint(build.sources);
  await run(build.program, ["build", "-c", build.config], build.env);
  if (build.name === "console") await writeDocsAssets(PLACES.console);
  writeJson(stampOf(build), { before });
}

const stampOf = ({ name }: Build): string => join(PLACES.built, `${name}.json`);

function isFresh(build: Build): boolean {
  const stamp = readJson(stampOf(build));
  const before = stamp !== null && typeof stamp === "object" && "before" in stamp ? stamp.before : null;
  return existsSync(build.output) && before === fingerprint(build.sources);
}

/** Of names, sizes and times: quick, and never wrong in the direction that matters. */
function fingerprint(sources: string[]): string {
  const lines = sources.flatMap((source) => describe(join(PLACES.root, source)));
  return hash("sha256", lines.join("\n"));
}

function describe(path: string): string[] {
  const stat = statSync(path);
  if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
  return readdirSync(path)
    .filter((name) => !MADE.has(name))
    .toSorted()
    .flatMap((name) => describe(join(path, name)));
}
