/** Failures to RFC 9457. Nothing of a customer ever stands in one. */
import type { Context } from "hono";
import type * as z from "zod";
import { issueWords } from "../../shared/contract/issue-words.ts";
import { PROBLEM_TYPE_PREFIX, PROBLEMS, type Problem, type ProblemKind } from "../../shared/contract/problem.ts";
import type { App } from "./router.ts";

/** Thrown by a route or what it calls; the outermost handler turns it into an answer. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly retryAfterSeconds: number | undefined;
  constructor(kind: ProblemKind, detail: string, retryAfterSeconds?: number) {
    super(detail);
    this.kind = kind;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function problemResponse(
  requestId: string,
  kind: ProblemKind,
  detail: string,
  more: { errors?: NonNullable<Problem["errors"]>; retryAfterSeconds?: number | undefined } = {},
): Response {
  const { status, title } = PROBLEMS[kind];
  const body: Problem = {
    type: PROBLEM_TYPE_PREFIX + kind,
    title,
    status,
    detail,
    requestId,
    ...(more.errors ? { errors: more.errors } : {}),
  };
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (more.retryAfterSeconds !== undefined) headers["retry-after"] = String(more.retryAfterSeconds);
  return new Response(JSON.stringify(body), { status, headers });
}

export function problemFromZod(c: Context<App>, error: z.core.$ZodError): Response {
  const errors = error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join("."),
    code: issue.code === "custom" ? String(issue.params?.["code"] ?? "invalid") : issue.code,
    message: issueWords(issue),
  }));
  return problemResponse(c.var.requestId, "unprocessable", errors[0]?.message ?? "The request is not valid.", {
    errors,
  });
}
