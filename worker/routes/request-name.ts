/** Every request has a name, the caller's own if it gave one, under which its answer, its problem document and our log can be found. */
import type { MiddlewareHandler } from "hono";
import { requestId } from "hono/request-id";
import type { App } from "./router.ts";

export const requestName: MiddlewareHandler<App> = requestId({ limitLength: 64 });

/** Set after the route, because an answer that is a Response of its own drops the headers that were set before it. */
export const echoRequestName: MiddlewareHandler<App> = async (c, next) => {
  await next();
  c.res.headers.set("x-request-id", c.var.requestId);
};
