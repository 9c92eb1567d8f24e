/** The yardstick's own server: nothing but its entry and its object. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, DATE, ROOT, run, sqlite } from "../server/workerd.ts";

export async function startRaw(): Promise<{ url: string; stop(): Promise<void> }> {
  const { url, stop } = await run(await bundle(rawConfig()), { durableObjects: { RAW: sqlite("Raw") } });
  return { url, stop };
}

function rawConfig(): string {
  const file = join(mkdtempSync(join(tmpdir(), "marbles-raw-")), "wrangler.toml");
  const main = JSON.stringify(join(ROOT, "test/bench/raw-worker.ts"));
  writeFileSync(
    file,
    `name = "raw"\nmain = ${main}\ncompatibility_date = "${DATE}"\n[[durable_objects.bindings]]\nname = "RAW"\nclass_name = "Raw"\n[exports.Raw]\ntype = "durable-object"\nstorage = "sqlite"\n`,
  );
  return file;
}
