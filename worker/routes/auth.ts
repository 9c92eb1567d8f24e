/** Who asks, and what they may do. Every route under /v1 passes {@link authenticate}; each names its scope with {@link requireScope}. */
import type { Context, MiddlewareHandler } from "hono";
import type { Scope } from "../../shared/contract/endpoints/admin.ts";
import { type ApiKey, findApiKey, touchApiKey } from "../store/api-key.ts";
import { credentialId, hashCredential, sameHash } from "./credential.ts";
import { keyCache } from "./key-cache.ts";
import { ProblemError } from "./problem.ts";
import { countAuthFailure, refuseAfterFailures } from "./rate-limit.ts";
import type { App } from "./router.ts";

const LAST_USE_EVERY_MS = 3_600_000;

export const authenticate: MiddlewareHandler<App> = async (c, next) => {
  const key = await validKey(c, bearer(c), Date.now());
  c.set("caller", { kind: "key", id: key.id, name: key.name, scopes: key.scopes });
  await next();
};

/** For the route's `middleware`: the caller's key must carry this scope. */
export const requireScope =
  (scope: Scope): MiddlewareHandler<App> =>
  async (c, next) => {
    if (!c.var.caller.scopes.includes(scope))
      throw new ProblemError("forbidden", `This needs a key with the scope "${scope}". An admin can make one.`);
    await next();
  };

function bearer(c: Context<App>): string {
  const [scheme = "", token = ""] = (c.req.header("authorization") ?? "").split(" ", 2);
  if (scheme.toLowerCase() !== "bearer" || token === "")
    throw new ProblemError("unauthorized", 'Send your API key as "Authorization: Bearer mrb_…".');
  return token;
}

async function validKey(c: Context<App>, token: string, now: number): Promise<ApiKey> {
  const hash = hashCredential(token);
  const known = keyCache.get(hash, now);
  const key = known ?? (await storedKey(c, token, hash, now));
  if (key === null || !isLive(key, now)) {
    countAuthFailure(c, now);
    throw new ProblemError("unauthorized", "This API key is unknown, expired or revoked. An admin can make a new one.");
  }
  return key;
}

async function storedKey(c: Context<App>, token: string, hash: string, now: number): Promise<ApiKey | null> {
  refuseAfterFailures(c, now);
  const id = credentialId(token);
  const found = id === null ? null : await findApiKey(c.env.DB, id);
  if (found === null || !sameHash(found.hash, hash)) return null;
  keyCache.put(hash, found.key, now);
  if (isLive(found.key, now))
    c.executionCtx.waitUntil(touchApiKey(c.env.DB, found.key.id, now, LAST_USE_EVERY_MS).catch(() => undefined));
  return found.key;
}

const isLive = (key: ApiKey, now: number): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
