/** Only in the demo build: takes over the server and key that `npm start` wrote beside it, and shows Marbles on loopback pages. */
import { browser } from "wxt/browser";
import * as z from "zod";
import { connection, sites } from "../settings.ts";

const demo = z.object({ serverUrl: z.url(), apiKey: z.string().min(1) });

/** Missing or broken is as if there were none: then the settings page connects. */
export async function connectDemo(now: number): Promise<void> {
  const response = await fetch(browser.runtime.getURL("/demo.json")).catch(() => null);
  const given = demo.safeParse(response?.ok === true ? await response.json().catch(() => null) : null);
  if (!given.success) return;
  await connection.setValue({ serverUrl: given.data.serverUrl.replace(/\/+$/, ""), apiKey: given.data.apiKey });
  const patterns = ["http://localhost/*", "http://127.0.0.1/*"];
  await sites.setValue(patterns.map((pattern) => ({ pattern, grantedAt: now })));
}
