/** A browser of its own, with a fresh profile, the extension in it, the demo desk open and the panel beside it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { arrange, type Wish } from "./arrange.ts";
import { openPipe, type Pipe } from "./pipe.ts";
import type { BrowserProgram } from "./programs.ts";

/** `panel` says whether it stands open; where not, a click on the button in the toolbar opens it. */
export type Opened = { panel: boolean; close(): Promise<void> };

const FLAGS = [
  "--remote-debugging-pipe",
  // Chrome since 137 takes no extension from the command line, but takes one from whoever started it.
  "--enable-unsafe-extension-debugging",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-sync",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--window-size=1360,900",
];

/** Rejects when the program does not start or the extension cannot be loaded; nothing is left running then. */
export async function openBrowser(program: BrowserProgram, profile: string, wish: Wish): Promise<Opened> {
  rmSync(profile, { recursive: true, force: true });
  const child = spawn(program.path, [`--user-data-dir=${profile}`, ...FLAGS, ...asRoot(), "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  await once(child, "spawn");
  const pipe = pipeOf(child);
  try {
    const panel = await arrange(pipe, wish);
    return { panel, close: () => closeBrowser(child, pipe) };
  } catch (error) {
    child.kill();
    throw error;
  }
}

/** Browsers refuse their sandbox to root, which is who runs in a container; the second flag keeps them from saying so on every page. */
const asRoot = (): string[] => (process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []);

function pipeOf(child: ChildProcess): Pipe {
  const [, , , input, output] = child.stdio;
  if (input instanceof Writable && output instanceof Readable) return openPipe(input, output);
  throw new Error("it gave no pipe");
}

async function closeBrowser(child: ChildProcess, pipe: Pipe): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  await Promise.race([pipe.ask("Browser.close", z.unknown()).catch(() => undefined), wait(2000)]);
  await Promise.race([ended, wait(3000)]);
  if (child.exitCode === null && child.signalCode === null) child.kill();
}
