/** The control plane's tables and the first key, before the Worker starts; nothing to do when they are there. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { PLACES, readJson, writeJson } from "./places.ts";
import { run } from "./programs.ts";
import type { Secrets } from "./secrets.ts";

const WHERE = ["--local", "--persist-to", PLACES.database];

export async function prepareDatabase({ sql }: Secrets): Promise<void> {
  const wanted = readdirSync(join(PLACES.root, "worker", "migrations")).toSorted();
  const done = readJson(PLACES.migrated);
  const isNew = done === null;
  if (JSON.stringify(done) === JSON.stringify(wanted)) return;
  await run("wrangler", ["d1", "migrations", "apply", "DB", ...WHERE]);
  // A start that ended between the two would meet its own key again.
  if (isNew)
    await run("wrangler", [
      "d1",
      "execute",
      "DB",
      ...WHERE,
      "--yes",
      "--command",
      sql.replace(/^INSERT INTO/, "INSERT OR IGNORE INTO"),
    ]);
  writeJson(PLACES.migrated, wanted);
}
