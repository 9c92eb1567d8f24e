/** Newline-delimited JSON, streamed: memory holds a chunk of the body, never the body. */
import { SYNC_LIMITS } from "../../../shared/contract/endpoints/sync.ts";
import { type Bytes, type Entries, type Entry, unreadable } from "./entry.ts";
import { parseJson } from "./json-text.ts";
import { type Line, LineSplitter } from "./line-splitter.ts";

export async function* readNdjson(bytes: Bytes): Entries {
  const lines = new LineSplitter(SYNC_LIMITS.recordBytes);
  for await (const chunk of bytes) yield lines.push(chunk).flatMap(toEntry);
  yield lines.end().flatMap(toEntry);
}

function toEntry(line: Line): Entry[] {
  if (line.text === null) return [{ line: line.number, problem: line.problem }];
  const text = line.number === 1 ? line.text.replace(/^\uFEFF/, "") : line.text;
  if (text.trim() === "") return [];
  if (line.number === 1) refuseOtherFormats(text);
  const parsed = parseJson(text);
  if (parsed.ok) return [{ line: line.number, value: parsed.value, size: text.length }];
  const problem =
    line.isLast && parsed.reason.code === "json_malformed"
      ? {
          path: "",
          code: "line_truncated",
          message: "The body ends in the middle of this line. Send it again from here.",
        }
      : parsed.reason;
  return [{ line: line.number, problem }];
}

function refuseOtherFormats(text: string): void {
  if (/^\s*\[/.test(text))
    throw unreadable("not_ndjson", "The body is a JSON array. Send it as application/json, or one object a line.");
  // Every second byte of Western text in UTF-16 is zero; a single one is a mistake of that line alone.
  if (text.split("\u0000").length - 1 > text.length / 3)
    throw unreadable("encoding_utf16", "The body is UTF-16. Save it as UTF-8 and send it again.");
}
