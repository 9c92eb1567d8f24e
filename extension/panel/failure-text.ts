import { counted } from "../../shared/ui/age.ts";
import type { Failure } from "../wire/failure.ts";

/** What happened and what to do about it. `settings`: the way out leads through the settings. */
export type FailureText = { title: string; advice: string; settings: boolean };

/** Every kind of failure in two sentences a rep can act on; no codes, no blame. */
export function failureText(failure: Failure): FailureText {
  switch (failure.kind) {
    case "unreachable":
      return say(
        "Marbles cannot be reached",
        "Check your connection. If others have the same trouble, tell your admin.",
      );
    case "timeout":
      return say(
        "No answer yet",
        `The service took longer than ${counted(Math.round(failure.afterMs / 1000), "second")}. Try again.`,
      );
    case "unauthorized":
      return say(
        "Your key is not accepted",
        "It may have run out or been revoked. Enter a new one in the settings.",
        true,
      );
    case "forbidden":
      return say("Your key may not read customers", "Ask your admin for a key that may read.", true);
    case "too-many-requests":
      return say("Too many look-ups at once", waitText(failure.retryAfterSeconds));
    case "not-found":
      return say("This customer is gone", "They were deleted or joined with another. Search for the name.");
    case "refused":
      return say("The service refused the question", failure.detail);
    case "broken":
      return say("Something broke in the service", brokenText(failure.requestId));
    case "not-marbles":
      return say("That address does not answer like Marbles", "Check the server address in the settings.", true);
    case "server-not-allowed":
      return say(
        "The browser blocks the service",
        `Allow Marbles to reach ${hostOf(failure.origin)} in the settings.`,
        true,
      );
  }
}

const say = (title: string, advice: string, settings = false): FailureText => ({ title, advice, settings });

const waitText = (seconds: number | null): string =>
  seconds === null
    ? "Wait a moment, then try again."
    : `Try again in ${counted(Math.max(1, Math.ceil(seconds)), "second")}.`;

const brokenText = (requestId: string | null): string =>
  requestId === null ? "Try again in a minute." : `Try again in a minute. Your admin can find it by ${requestId}.`;

export function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
