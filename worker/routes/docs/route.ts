/** The description of the API, made from the routes themselves, and a page to read and try it. No credential is needed to read. */
import type { Context } from "hono";
import { VERSION } from "../../version.ts";
import { ProblemError } from "../problem.ts";
import { type App, newRouter } from "../router.ts";
import { DOCS_PAGE } from "./page.ts";

/** Everything beneath needs a key unless the route says `security: []`. */
export const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Marbles",
    version: VERSION,
    description:
      "What a customer is worth, from the records you send. Errors are RFC 9457 problem details with a stable `type`.",
  },
  security: [{ bearer: [] }],
  tags: ["Data", "Customers", "Identity", "Privacy", "Model", "Company", "Keys", "Audit", "Health"].map((name) => ({
    name,
  })),
};

export const BEARER = {
  type: "http",
  scheme: "bearer",
  description: "An API key such as mrb_…, made by an admin.",
} as const;

export const docsRoutes = newRouter();
docsRoutes.get("/docs", (c) => c.html(DOCS_PAGE));
docsRoutes.get("/docs/", (c) => c.redirect("/docs"));
docsRoutes.get("/docs/:file", docsFile);

const FILES = new Set(["swagger-ui.css", "swagger-ui-bundle.js", "start.js"]);

/** Static files, but through the Worker, so that they carry its headers; any other name is not answered with the console's page. */
async function docsFile(c: Context<App>): Promise<Response> {
  const name = c.req.param("file") ?? "";
  if (!FILES.has(name)) throw new ProblemError("not-found", "There is no such file here. The page is /docs.");
  const file = await c.env.ASSETS.fetch(new URL(`/docs/${name}`, c.req.url));
  const isPage = file.headers.get("content-type")?.startsWith("text/html") === true;
  if (!file.ok || isPage)
    throw new ProblemError("not-found", "The docs page was not built into this deployment. Run npm run build.");
  return new Response(file.body, file);
}
