/** JSON as strangers send it → a value that says exactly what the text said, or what is wrong. */
import { SYNC_LIMITS } from "../../../shared/contract/endpoints/sync.ts";
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** Sixteen digits in a row may be a number that a double cannot hold. */
const LONG_NUMBER = /\d{16}/;

export function parseJson(text: string): Result<unknown, RecordProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({
      path: "",
      code: "json_malformed",
      message: "This is no JSON. Send one object a line, in double quotes.",
    });
  }
  const problem = (LONG_NUMBER.test(text) ? lostDigits(text) : null) ?? (isSuspicious(text) ? inspect(value) : null);
  return problem === null ? ok(value) : err(problem);
}

/** Only such text can hold a name or a character that the slow look finds; of ordinary lines hardly one in a thousand does. */
const isSuspicious = (text: string): boolean => text.includes("__proto__") || text.includes("\\u");

/** Reads once more with the source text of each number beside it (ECMAScript proposal "JSON.parse source text access"). */
function lostDigits(text: string): RecordProblem | null {
  let found: RecordProblem | null = null;
  const look = (name: string, value: unknown, context?: { source?: string }): unknown => {
    if (typeof value === "number" && /^-?\d+$/.test(context?.source ?? "") && !Number.isSafeInteger(value))
      found ??= {
        path: name,
        code: "number_too_large",
        message: "A whole number beyond 9007199254740991 would lose digits. Send it as a string.",
      };
    return value;
  };
  JSON.parse(text, look as (this: unknown, key: string, value: unknown) => unknown);
  return found;
}

/** Depth, names that reach for an object's prototype, and text that is no text. */
export function inspect(value: unknown, path = "", depth = 0): RecordProblem | null {
  if (depth > SYNC_LIMITS.depth)
    return {
      path: path.split(".", 3).join("."),
      code: "too_deep",
      message: `A record has at most ${SYNC_LIMITS.depth} levels.`,
    };
  if (typeof value === "string") return textProblem(value, path);
  if (value === null || typeof value !== "object") return null;
  for (const [name, field] of Object.entries(value)) {
    const below = path === "" ? name : `${path}.${name}`;
    if (name === "__proto__")
      return { path: below, code: "field_unknown", message: 'A field cannot be called "__proto__".' };
    const problem = textProblem(name, path) ?? inspect(field, below, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

export function textProblem(text: string, path: string): RecordProblem | null {
  if (text.includes("\u0000"))
    return { path, code: "control_character", message: "The text contains a NUL character. Remove it." };
  if (!text.isWellFormed())
    return { path, code: "text_malformed", message: "The text contains half of a character (a lone surrogate)." };
  return null;
}
