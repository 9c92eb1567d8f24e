/** What the walk walks through: the service with the sample company in it, a door before it, the demo desk, and the built extension. */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { startDesk } from "../../worker/dev/demo-desk/server.ts";
import { writeDocsAssets } from "../../worker/dev/docs-assets.mjs";
import { keyAnswer } from "../../shared/contract/endpoints/admin.ts";
import { type Api, call } from "../../worker/sample/api.ts";
import { sampleCompany } from "../../worker/sample/company.ts";
import { fitAndWait, loadSample } from "../../worker/sample/load.ts";
import { type Server, startMarbles } from "../server/marbles.ts";
import { ROOT } from "../server/workerd.ts";
import { type Door, openDoor } from "./door.ts";

export type World = {
  server: Server;
  door: Door;
  api: Api;
  /** What a support rep is given: it may read, and no more. Its looks are told apart from the test's own. */
  repKey: string;
  /** `http://localhost:PORT/demo-desk`: another host than the service's, so that a grant for one is none for the other. */
  desk: string;
  /** The folder of the store build. */
  extension: string;
  stop(): Promise<void>;
};

export const FOLDER = join(ROOT, ".marbles/walk");
const HOUR = 3_600_000;

export async function startWorld(): Promise<World> {
  mkdirSync(FOLDER, { recursive: true });
  const [extension, console] = await Promise.all([buildExtension(), buildConsole()]);
  const server = await startMarbles({ console });
  const api: Api = { url: server.url, apiKey: server.key, fetch, wait: (ms) => wait(ms) };
  const asOf = Math.floor(Date.now() / HOUR) * HOUR;
  await loadSample(api, sampleCompany({ size: "small", asOf }), () => undefined);
  await fitAndWait(api, () => undefined);
  const asked = { name: "Support", scopes: ["read"] };
  const { key: repKey } = await call(api, "POST", "/v1/keys", keyAnswer, asked);
  const door = await openDoor(server.url);
  const desk = await startDesk(0, asOf);
  const address = desk.address();
  if (address === null || typeof address === "string") throw new Error("The desk has no port.");
  const stop = async () => {
    desk.closeAllConnections();
    await Promise.all([once(desk.close(), "close"), door.stop(), server.stop()]);
  };
  return { server, door, api, repKey, desk: `http://localhost:${address.port}/demo-desk`, extension, stop };
}

/** The build that goes to the stores, beside whatever else is built here. */
async function buildExtension(): Promise<string> {
  const out = join(FOLDER, "extension");
  await program("wxt/bin/wxt.mjs", ["build", "-c", "extension/wxt.config.ts"], { MARBLES_OUT: out });
  return join(out, "chrome-mv3");
}

async function buildConsole(): Promise<string> {
  const out = join(FOLDER, "console");
  await program("vite/bin/vite.js", ["build", "-c", "worker/console/vite.config.ts", "--outDir", out]);
  await writeDocsAssets(out);
  return out;
}

async function program(path: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, "node_modules", path), ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
}
