/**
 * `npm run bench`            everything
 * `npm run bench -- worker`  one part: worker, engine, metrics, sizes or panel
 * Prints tables and writes .marbles/bench.json. Absolute times differ from machine to machine; the ratios are within one run.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { printTable, type Row } from "./measure.ts";

const parts: Record<string, () => Promise<Row[]>> = {
  worker: async () => (await import("./worker.ts")).workerRows(),
  engine: async () => (await import("./engine.ts")).engineRows(),
  metrics: async () => (await import("./metrics.ts")).metricsRows(),
  sizes: async () => (await import("./sizes.ts")).sizeRows(),
  panel: async () => (await import("./panel.ts")).panelRows(),
};

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown[0]}". Choose from ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

const results: Record<string, Row[]> = {};
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const rows = await parts[name]?.();
  if (rows === undefined) continue;
  results[name] = rows;
  printTable(name, rows);
}
const folder = resolve(import.meta.dirname, "../../.marbles");
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}/bench.json`,
  JSON.stringify({ at: new Date().toISOString(), cores: cpus().length, results }, null, 2),
);
console.log("\nWritten to .marbles/bench.json");
