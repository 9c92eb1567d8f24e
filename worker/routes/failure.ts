/** The one outer handler: every failure leaves as problem+json, and only unexpected ones are logged. */
import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { logError } from "../log.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import type { App } from "./router.ts";

export const answerFailure: ErrorHandler<App> = (error, c) => {
  if (error instanceof ProblemError) return answerProblem(c, error);
  if (error instanceof HTTPException && error.status < 500)
    return problemResponse(
      c.var.requestId,
      "bad-request",
      "The body is not valid JSON, or its content type is not application/json.",
    );
  logError({ event: "request", requestId: c.var.requestId, method: c.req.method, route: c.req.routePath }, error);
  return problemResponse(
    c.var.requestId,
    "internal",
    "Something unexpected happened. Try again; if it happens again, report the requestId.",
  );
};

export const answerNotFound: NotFoundHandler<App> = (c) =>
  problemResponse(c.var.requestId, "not-found", "There is nothing at this address. /docs lists what there is.");

export function answerMethodNotAllowed(c: Context<App>, methods: string[]): Response {
  const allow = methods.join(", ");
  const response = problemResponse(c.var.requestId, "method-not-allowed", `This address takes ${allow}.`);
  response.headers.set("allow", allow);
  return response;
}

function answerProblem(c: Context<App>, error: ProblemError): Response {
  const response = problemResponse(c.var.requestId, error.kind, error.message, {
    retryAfterSeconds: error.retryAfterSeconds,
  });
  if (error.kind === "unauthorized") response.headers.set("www-authenticate", "Bearer");
  return response;
}
