/** The public API as a stranger would call it: a token, JSON, and patience when it is asked for. */
import * as z from "zod";

export type Api = {
  /** Without trailing slash. */
  url: string;
  apiKey: string;
  fetch: typeof fetch;
  wait(ms: number): Promise<void>;
};

/** A Worker that restarts or is busy answers so; it is asked again, at most this often. */
const PATIENCE = 8;
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export class ApiError extends Error {
  readonly status: number;
  constructor(what: string, status: number, detail: string) {
    super(`${what} answered ${status}: ${detail}`);
    this.status = status;
  }
}

/** Sends `body` (an object as JSON, a text as it is) and parses the answer; throws {@link ApiError} with what the API said. */
export async function call<Schema extends z.ZodType>(
  api: Api,
  method: "GET" | "PUT" | "POST",
  path: string,
  answer: Schema,
  body?: object | string,
  contentType = "application/json",
): Promise<z.output<Schema>> {
  const request = {
    method,
    headers: { authorization: `Bearer ${api.apiKey}`, ...(body === undefined ? {} : { "content-type": contentType }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  };
  for (let attempt = 1; ; attempt++) {
    const response = await api.fetch(api.url + path, request);
    if (response.ok) return answer.parse(await response.json());
    const detail = (await response.text()).slice(0, 500);
    if (!PASSING.has(response.status) || attempt === PATIENCE)
      throw new ApiError(`${method} ${path}`, response.status, detail);
    await api.wait(1000 * Math.min(30, Number(response.headers.get("retry-after")) || attempt));
  }
}
