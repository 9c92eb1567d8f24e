/** Why the service gave no answer: a closed list, each with the facts that explain it. Plain data, so it crosses between contexts. */
export type Failure =
  /** No answer at all: offline, wrong address, service down. */
  | { kind: "unreachable" }
  | { kind: "timeout"; afterMs: number }
  /** The key is missing, wrong, revoked or run out. */
  | { kind: "unauthorized" }
  /** The key is good but lacks the scope. */
  | { kind: "forbidden" }
  | { kind: "too-many-requests"; retryAfterSeconds: number | null }
  /** The customer is not there, or no longer. */
  | { kind: "not-found" }
  /** The service understood and said no; `detail` is its own sentence. */
  | { kind: "refused"; detail: string; requestId: string | null }
  /** 5xx, or a problem document that the contract does not name. */
  | { kind: "broken"; status: number; requestId: string | null }
  /** An answer that is not in the contract: another program at that address, or another version. */
  | { kind: "not-marbles"; status: number }
  /** The browser may not speak to the service's origin until the person allows it. */
  | { kind: "server-not-allowed"; origin: string };
