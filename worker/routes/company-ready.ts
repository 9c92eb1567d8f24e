import type { MiddlewareHandler } from "hono";
import { firstUpdate } from "../scoring/first-update.ts";
import type { App } from "./router.ts";

/** The first requests of an isolate wait until the shards know the company; see {@link firstUpdate}. */
export const companyReady: MiddlewareHandler<App> = async (c, next) => {
  await firstUpdate(c.env);
  await next();
};
