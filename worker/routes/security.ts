/** Headers of every answer that the Worker itself gives. Static files get theirs from worker/console/public/_headers. */
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { App } from "./router.ts";

/**
 * No origin but our own may script, frame or be framed. There are no CORS headers anywhere: the extension calls with its host
 * permission, servers need none, and another site's page has no business here. `data:` images are the icons inside Swagger UI's style.
 */
export const securityHeaders: MiddlewareHandler<App> = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: "max-age=63072000; includeSubDomains",
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  crossOriginResourcePolicy: "same-origin",
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
});

/** What the API answers concerns one caller at one moment: nothing on the way may keep it. */
export const noStore: MiddlewareHandler<App> = async (c, next) => {
  await next();
  c.res.headers.set("cache-control", "no-store");
};
