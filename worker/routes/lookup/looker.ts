/** Who looks, for the record of looks. Of the page only its host is kept: a path may carry a customer's data. */
import type { Context } from "hono";
import type { Looker } from "../../ledger/rpc.ts";
import type { App } from "../router.ts";

export function lookerOf(c: Context<App>, url: string | undefined): Looker {
  const { id, name } = c.var.caller;
  return { who: `key:${id} (${name})`, site: url === undefined ? null : hostOf(url), at: Date.now() };
}

function hostOf(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed === null || parsed.host === "" ? null : parsed.host;
}
