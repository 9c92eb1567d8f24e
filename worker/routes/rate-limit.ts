/**
 * How often one key may ask, and how often one address may fail. Counted in the isolate: a limit is a guard against a runaway
 * script, not a quota, so a caller that is spread over several locations may get a multiple of it.
 */
import type { Context, MiddlewareHandler } from "hono";
import type { Env } from "../env.ts";
import { ProblemError } from "./problem.ts";
import { RateWindow } from "./rate-window.ts";
import type { App } from "./router.ts";

const MINUTE_MS = 60_000;

type Kind = "sync" | "lookup" | "other";

/** Requests a minute and key. Each can be changed in wrangler.toml. */
const LIMITS: Record<Kind, { variable: keyof Env; perMinute: number }> = {
  // 20 a second; each may carry 100 MB, so no honest importer comes near it.
  sync: { variable: "SYNCS_PER_MINUTE", perMinute: 1200 },
  // 10 a second: a panel asks once a ticket, so one key serves some hundred people at work.
  lookup: { variable: "LOOKUPS_PER_MINUTE", perMinute: 600 },
  // The console and scripts that page through lists.
  other: { variable: "REQUESTS_PER_MINUTE", perMinute: 1200 },
};

/** Wrong keys a minute and address before the database is spared. */
const FAILURES_PER_MINUTE = 30;

const requests = new RateWindow(MINUTE_MS);
const failures = new RateWindow(MINUTE_MS);

/** After {@link authenticate}: refuses with Retry-After what is beyond the limit of its kind. */
export const limitRate: MiddlewareHandler<App> = async (c, next) => {
  const now = Date.now();
  const kind = kindOf(c.req.path);
  const limit = perMinute(c.env, kind);
  if (requests.count(`${c.var.caller.id} ${kind}`, now) > limit)
    throw new ProblemError(
      "too-many-requests",
      `This key may ask ${limit} times a minute here. Wait, then go on; nothing was done.`,
      requests.secondsLeft(now),
    );
  await next();
};

export function countAuthFailure(c: Context<App>, now: number): void {
  failures.count(address(c), now);
}

/** Only for keys that are not already known to be good: a colleague's mistake must not lock an office out. */
export function refuseAfterFailures(c: Context<App>, now: number): void {
  if (failures.peek(address(c), now) < FAILURES_PER_MINUTE) return;
  throw new ProblemError(
    "too-many-requests",
    "Too many wrong keys from this address. Wait a minute, then try the right one.",
    failures.secondsLeft(now),
  );
}

export function kindOf(path: string): Kind {
  if (path === "/v1/sync") return "sync";
  return path === "/v1/lookup" ? "lookup" : "other";
}

export function perMinute(env: Env, kind: Kind): number {
  const { variable, perMinute: standard } = LIMITS[kind];
  const wanted = Number(env[variable]);
  return Number.isFinite(wanted) && wanted >= 1 ? wanted : standard;
}

/** Set by Cloudflare's edge and not forgeable there; absent in local development, where all share one counter. */
const address = (c: Context<App>): string => c.req.header("cf-connecting-ip") ?? "local";
