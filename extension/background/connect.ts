/** Connecting to the company's service: the address is checked, the key is tried, and only then are both kept. */
import { browser } from "wxt/browser";
import { connection } from "../settings.ts";
import { newClient, TIMEOUT_MS } from "../wire/client.ts";
import { patternOf, serverAddress } from "../wire/origins.ts";
import type { ConnectOutcome } from "../wire/said.ts";

export async function connect(address: string, apiKey: string): Promise<ConnectOutcome> {
  const serverUrl = serverAddress(address);
  const pattern = serverUrl === null ? null : patternOf(serverUrl);
  if (serverUrl === null || pattern === null) return { ok: false, failure: { kind: "unreachable" } };
  if (!(await browser.permissions.contains({ origins: [pattern] })))
    return { ok: false, failure: { kind: "server-not-allowed", origin: new URL(serverUrl).origin } };
  const needs = { serverUrl, apiKey: apiKey.trim(), fetch: globalThis.fetch.bind(globalThis), timeoutMs: TIMEOUT_MS };
  const checked = await newClient(needs).check(new AbortController().signal);
  if (!checked.ok) return { ok: false, failure: checked.reason };
  await connection.setValue({ serverUrl, apiKey: needs.apiKey });
  return { ok: true };
}

/** The pattern of the service's own origin, which no site's revoking may take away. */
export async function serverPattern(): Promise<string | null> {
  const stored = await connection.getValue();
  return stored === null ? null : patternOf(stored.serverUrl);
}
