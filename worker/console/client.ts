/** The console's one way to the Worker: same origin, bearer key, JSON, and failures as a person should read them. */
import type { Problem } from "../../shared/contract/problem.ts";
import { forgetKey, readKey } from "./sign-in/session.ts";

export class Failure extends Error {
  readonly status: number;
  readonly errors: NonNullable<Problem["errors"]>;
  constructor(status: number, detail: string, errors: NonNullable<Problem["errors"]> = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

type Body = { json: unknown } | { text: string; type: string };

/** Answers the parsed JSON, or throws a {@link Failure} with a sentence to show. A refused key signs out. */
export async function call<Answer>(method: string, path: string, body?: Body, key = readKey()): Promise<Answer> {
  const response = await fetch(path, request(method, key, body)).catch(() => {
    throw new Failure(0, "The service cannot be reached. Check your connection and try again.");
  });
  if (response.status === 401 && key === readKey()) forgetKey();
  if (!response.ok) throw await toFailure(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

export const get = <Answer>(path: string) => call<Answer>("GET", path);
export const put = <Answer>(path: string, json: unknown) => call<Answer>("PUT", path, { json });
export const post = <Answer>(path: string, json: unknown = {}) => call<Answer>("POST", path, { json });
export const remove = <Answer>(path: string) => call<Answer>("DELETE", path);

/** `/v1/customers` + {q: "ada", band: null} → `/v1/customers?q=ada` */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`;
}

function request(method: string, key: string | null, body: Body | undefined): RequestInit {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  if (body === undefined) return { method, headers };
  const [type, text] = "json" in body ? ["application/json", JSON.stringify(body.json)] : [body.type, body.text];
  return { method, headers: { ...headers, "content-type": type }, body: text };
}

async function toFailure(response: Response): Promise<Failure> {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  return new Failure(
    response.status,
    problem?.detail ?? `The service answered ${response.status}.`,
    problem?.errors ?? [],
  );
}
