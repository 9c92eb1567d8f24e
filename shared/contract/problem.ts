/** Errors on the wire: RFC 9457 problem details with a stable type. */
import * as z from "zod";

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/** The closed list: a new kind of failure gets a row here first. The text of `title` never changes; `detail` says what to do. */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request cannot be read" },
  unauthorized: { status: 401, title: "No valid credential" },
  forbidden: { status: 403, title: "This credential may not do that" },
  "not-found": { status: 404, title: "There is no such thing" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "It is in the way of something else" },
  gone: { status: 410, title: "It was deleted" },
  "too-large": { status: 413, title: "The request is too large" },
  "unsupported-type": { status: 415, title: "This content type is not taken" },
  unprocessable: { status: 422, title: "The request is not valid" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something broke on our side" },
  unavailable: { status: 503, title: "Not available right now" },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

export const PROBLEM_TYPE_PREFIX = "urn:marbles:problem:";
