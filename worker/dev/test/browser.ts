/** A browser for the tests that need a real one. Installed by itself only in a container: as root, where Debian's packages are. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "../start/browser/programs.ts";

const ENV = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
const GETS = [
  ["update", "-qq"],
  ["install", "-y", "-qq", "--no-install-recommends", "chromium", "xvfb", "xauth", "fonts-noto-core"],
];

export type Found = { path: string } | { missing: string };

export function browserForTests(say: (line: string) => void): Found {
  const there = findBrowser(process.platform, process.env);
  if (there !== null) return { path: there.path };
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    return { missing: "no Chrome, Chromium, Edge or Brave here; install one, or name it in MARBLES_BROWSER" };
  say("Installing Chromium from the system's packages …");
  for (const args of GETS)
    if (spawnSync("apt-get", args, { env: ENV, stdio: ["ignore", "ignore", "inherit"] }).status !== 0)
      return { missing: `apt-get ${args[0]} did not succeed, so Chromium could not be installed` };
  const now = findBrowser(process.platform, process.env);
  return now === null ? { missing: "Chromium was installed but is not to be found" } : { path: now.path };
}
