/** A JSON array in one piece: for small loads and for people who try things out. `line` is the place in the array, from 1. */
import { SYNC_LIMITS } from "../../../shared/contract/endpoints/sync.ts";
import { ProblemError } from "../problem.ts";
import { type Bytes, type Entries, type Entry, unreadable } from "./entry.ts";
import { parseJson } from "./json-text.ts";

export async function* readJsonArray(bytes: Bytes): Entries {
  const text = await readText(bytes);
  const records = toArray(text);
  if (records.length > SYNC_LIMITS.arrayRecords)
    throw new ProblemError(
      "too-large",
      "A JSON array has at most 10,000 records. Send NDJSON, which has no such limit.",
    );
  yield records.map((value, index): Entry => toEntry(value, index + 1));
}

async function readText(bytes: Bytes): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let text = "";
  let length = 0;
  try {
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > SYNC_LIMITS.arrayBytes)
        throw new ProblemError(
          "too-large",
          "A JSON array is at most 5 MB. Send NDJSON, which is streamed up to 100 MB.",
        );
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw unreadable("encoding_not_utf8", "The body is not UTF-8.");
    throw error;
  }
}

function toArray(text: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable("json_malformed", "The body is not valid JSON. It may have been cut off.");
  }
  if (Array.isArray(value)) return value;
  throw unreadable("array_expected", "Send a JSON array of records, or NDJSON with one record a line.");
}

/** Each record is looked at on its own, so that one with a number too long does not spoil its neighbours. */
function toEntry(value: unknown, line: number): Entry {
  const text = JSON.stringify(value);
  if (text.length > SYNC_LIMITS.recordBytes || new TextEncoder().encode(text).length > SYNC_LIMITS.recordBytes)
    return { line, problem: { path: "", code: "record_too_large", message: "A record is at most 32 KB." } };
  const parsed = parseJson(text);
  return parsed.ok ? { line, value: parsed.value, size: text.length } : { line, problem: parsed.reason };
}
