/** Browsers that can carry the extension, and where systems keep them. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export type BrowserProgram = { name: "Chromium" | "Chrome" | "Edge" | "Brave"; path: string };
type Env = Readonly<Record<string, string | undefined>>;

/** Chromium first: it takes an extension from the command line without being asked twice. */
const ON_PATH = [
  ["Chromium", "chromium"],
  ["Chromium", "chromium-browser"],
  ["Edge", "microsoft-edge"],
  ["Edge", "microsoft-edge-stable"],
  ["Brave", "brave-browser"],
  ["Brave", "brave"],
  ["Chrome", "google-chrome"],
  ["Chrome", "google-chrome-stable"],
] as const;
const ON_MAC = [
  ["Chromium", "Chromium.app/Contents/MacOS/Chromium"],
  ["Chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["Edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
  ["Brave", "Brave Browser.app/Contents/MacOS/Brave Browser"],
] as const;
const ON_WINDOWS = [
  ["Chromium", "Chromium\\Application\\chrome.exe"],
  ["Chrome", "Google\\Chrome\\Application\\chrome.exe"],
  ["Edge", "Microsoft\\Edge\\Application\\msedge.exe"],
  ["Brave", "BraveSoftware\\Brave-Browser\\Application\\brave.exe"],
] as const;

/** Every place to look at, best first. `MARBLES_BROWSER` names a program of one's own. */
export function candidates(platform: NodeJS.Platform, env: Env): BrowserProgram[] {
  const own = env["MARBLES_BROWSER"];
  const found = own === undefined || own === "" ? [] : [{ name: "Chromium" as const, path: own }];
  if (platform === "darwin") return [...found, ...macPlaces(env)];
  if (platform === "win32") return [...found, ...windowsPlaces(env)];
  const folders = (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "" && !folder.includes("node_modules"));
  const places = [...folders, "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome"];
  return [...found, ...ON_PATH.flatMap(([name, file]) => places.map((folder) => ({ name, path: join(folder, file) })))];
}

function macPlaces(env: Env): BrowserProgram[] {
  const roots = ["/Applications", ...(env["HOME"] ? [`${env["HOME"]}/Applications`] : [])];
  return ON_MAC.flatMap(([name, path]) => roots.map((root) => ({ name, path: `${root}/${path}` })));
}

function windowsPlaces(env: Env): BrowserProgram[] {
  const roots = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].flatMap((root) => root ?? []);
  return ON_WINDOWS.flatMap(([name, path]) => roots.map((root) => ({ name, path: `${root}\\${path}` })));
}

export const findBrowser = (platform: NodeJS.Platform, env: Env): BrowserProgram | null =>
  candidates(platform, env).find(({ path }) => isProgram(path)) ?? null;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Windows and macOS always have a screen; elsewhere a session says so. */
export const hasDisplay = (platform: NodeJS.Platform, env: Env): boolean =>
  platform === "darwin" || platform === "win32" || Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
