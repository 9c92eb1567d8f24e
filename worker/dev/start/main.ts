/** `npm start`, under the pinned Node: build, database, Worker, sample, demo desk, browser; then wait for Ctrl-C. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startDesk } from "../demo-desk/server.ts";
import { bringSample } from "./bring-sample.ts";
import { openBrowser } from "./browser/open.ts";
import { findBrowser, hasDisplay } from "./browser/programs.ts";
import { buildAll } from "./builds.ts";
import { prepareDatabase } from "./database.ts";
import { ending, endProcess } from "./ending.ts";
import { dropLock, takeLock } from "./lock.ts";
import { byHand } from "./next-steps.ts";
import { type Options, parseOptions, USAGE } from "./options.ts";
import { PLACES, writeJson } from "./places.ts";
import { freePort } from "./ports.ts";
import { complain, say, show } from "./say.ts";
import { secrets, writeVariables } from "./secrets.ts";
import { startService } from "./service.ts";

const end = ending();

async function main(options: Options): Promise<void> {
  const holder = takeLock();
  if (holder !== null)
    throw new Error(`Marbles already runs here (process ${holder}). End that one first, with Ctrl-C in its window.`);
  end.add(dropLock);
  rmSync(PLACES.ready, { force: true });
  end.add(() => rmSync(PLACES.ready, { force: true }));
  if (options.reset) rmSync(PLACES.state, { recursive: true, force: true });
  await buildAll((what) => say(`Building ${what} …`));
  const mine = secrets();
  writeVariables(mine);
  await prepareDatabase(mine);
  const service = await bringUp(options.port);
  const told = await bringSample({ url: service.url, apiKey: mine.apiKey }, options.sample, say, show);
  const deskUrl = await openDesk(options.port + 1, told.asOf);
  const ready = { url: service.url, apiKey: mine.apiKey, deskUrl, extension: PLACES.extension };
  // The demo build reads from here whom to ask; a build for a store never does.
  writeFileSync(join(PLACES.extension, "demo.json"), JSON.stringify({ serverUrl: ready.url, apiKey: ready.apiKey }), {
    mode: 0o600,
  });
  tellWhere(ready, told.size);
  await openOrExplain(options.browser, ready);
  writeJson(PLACES.ready, ready);
  service.process.once("exit", () => {
    if (!end.begun()) void giveUp("The Worker has ended. Its last words are in .marbles/worker.log.");
  });
}

async function bringUp(wanted: number) {
  const port = await freePort(wanted, (taken) =>
    say(`Port ${taken} is taken by another program; trying ${taken + 1}.`),
  );
  const service = await startService(port);
  end.add(() => endProcess(service.process));
  return service;
}

async function openDesk(from: number, asOf: number): Promise<string> {
  const port = await freePort(from);
  const desk = await startDesk(port, asOf);
  end.add(() => desk.close(() => undefined).closeAllConnections());
  return `http://localhost:${port}/demo-desk`;
}

function tellWhere(ready: { url: string; apiKey: string; deskUrl: string }, sample: string): void {
  say();
  say(`  Console     ${ready.url}`);
  say(`  API key     ${ready.apiKey}`);
  say(
    `  Demo desk   ${ready.deskUrl}/tickets/1${sample === "none" ? "   (its people are unknown: no sample is loaded)" : ""}`,
  );
  say();
}

async function openOrExplain(wanted: boolean, ready: { extension: string; deskUrl: string }): Promise<void> {
  if (!wanted) return say(byHand("No browser was opened, as asked. To see the panel:", ready));
  if (!hasDisplay(process.platform, process.env))
    return say(byHand("There is no display here. To see the panel:", ready));
  const program = findBrowser(process.platform, process.env);
  if (program === null) return say(byHand("Found no Chrome, Chromium, Edge or Brave. To see the panel:", ready));
  try {
    const wish = { extension: ready.extension, page: `${ready.deskUrl}/tickets/1` };
    const opened = await openBrowser(program, PLACES.profile, wish);
    end.add(() => opened.close());
    say(
      opened.panel ? `${program.name} is open.` : `${program.name} is open; click the Marbles button in its toolbar.`,
    );
  } catch (error) {
    say(
      byHand(
        `${program.name} could not be set up (${error instanceof Error ? error.message : "?"}). To see the panel:`,
        ready,
      ),
    );
  }
}

async function giveUp(why: string): Promise<void> {
  complain(why);
  await end.run();
  process.exit(1);
}

const asked = parseOptions(process.argv.slice(2));
if (!asked.ok) {
  if (asked.help) say(USAGE);
  else complain(asked.message);
  process.exit(asked.help ? 0 : 2);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    say();
    say("Ending …");
    void end.run().then(() => process.exit(0));
  });
// A mistake of ours must not leave a Worker or a browser behind.
process.on(
  "uncaughtException",
  (error) => void giveUp(`This should not have happened: ${error.stack ?? error.message}`),
);
try {
  await main(asked.options);
  say("Ctrl-C ends everything. What is stored stays.");
} catch (error) {
  await giveUp(error instanceof Error ? error.message : String(error));
}
