/** Which sites the person allowed: the browser's permission, our list, and the script registered for each. */
import { browser } from "wxt/browser";
import { sites } from "../settings.ts";
import { patternOf } from "../wire/origins.ts";

const SCRIPT = "content-scripts/page.js";
/** One registration per site, so that taking one back touches no other. */
const idOf = (pattern: string): string => `page ${pattern}`;

export async function isAllowed(address: string | null): Promise<boolean> {
  const pattern = address === null ? null : patternOf(address);
  return pattern !== null && (await sites.getValue()).some((site) => site.pattern === pattern);
}

/** After the browser's own yes. Idempotent. */
export async function allow(pattern: string, now: number): Promise<boolean> {
  if (!(await browser.permissions.contains({ origins: [pattern] }))) return false;
  const list = await sites.getValue();
  if (!list.some((site) => site.pattern === pattern)) await sites.setValue([...list, { pattern, grantedAt: now }]);
  await register();
  return true;
}

/** Takes our list, our script and, unless the service needs it, the browser's permission back. */
export async function revoke(pattern: string, serverPattern: string | null): Promise<void> {
  await sites.setValue((await sites.getValue()).filter((site) => site.pattern !== pattern));
  await register();
  if (pattern !== serverPattern) await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** One at a time: two at once would register the same script twice, which the browser refuses. */
let registering: Promise<void> = Promise.resolve();

/** The registered scripts become what the list says, less what the browser no longer allows. */
export function register(): Promise<void> {
  registering = registering.then(registerAll, registerAll);
  return registering;
}

async function registerAll(): Promise<void> {
  const list = await sites.getValue();
  const allowed: typeof list = [];
  for (const site of list) if (await browser.permissions.contains({ origins: [site.pattern] })) allowed.push(site);
  if (allowed.length !== list.length) await sites.setValue(allowed);
  const registered = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
  const gone = registered.filter((id) => !allowed.some(({ pattern }) => idOf(pattern) === id));
  const fresh = allowed.filter(({ pattern }) => !registered.includes(idOf(pattern)));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  if (fresh.length > 0) await browser.scripting.registerContentScripts(fresh.map(({ pattern }) => scriptFor(pattern)));
}

const scriptFor = (pattern: string) => ({
  id: idOf(pattern),
  js: [SCRIPT],
  matches: [pattern],
  runAt: "document_idle" as const,
  allFrames: false,
  persistAcrossSessions: true,
});

/** Into every allowed page that is open already: after a grant, and after an update, which cuts the old scripts off. */
export async function injectOpen(): Promise<void> {
  const patterns = (await sites.getValue()).map(({ pattern }) => pattern);
  if (patterns.length === 0) return;
  const open = await browser.tabs.query({ url: patterns });
  await Promise.all(open.flatMap(({ id }) => (id === undefined ? [] : [inject(id)])));
}

/** Into the page that is open now. False where the browser does not let us. */
export async function inject(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT] });
    return true;
  } catch {
    return false;
  }
}
