/** Which reader a request's content type asks for, and the bytes of its body, counted. */
import { SYNC_LIMITS } from "../../../shared/contract/endpoints/sync.ts";
import { RECORD_TYPES } from "../../../shared/contract/records.ts";
import { ProblemError } from "../problem.ts";
import { readCsv } from "./csv.ts";
import { isRecordType } from "./csv-columns.ts";
import { type Bytes, type Entries, unreadable } from "./entry.ts";
import { readJsonArray } from "./json-array.ts";
import { readNdjson } from "./ndjson.ts";

const NDJSON: ReadonlySet<string> = new Set([
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
]);

/** `contentType` may carry `type=order` after `text/csv`; the same in the address (`queryType`) goes first. */
export function readerOf(contentType: string, queryType: string | null, uploadedAt: string): (bytes: Bytes) => Entries {
  const [media = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  const kind = media.split("?")[0]?.toLowerCase() ?? "";
  refuseCharset(parameters);
  if (NDJSON.has(kind)) return readNdjson;
  if (kind === "application/json") return readJsonArray;
  if (kind !== "text/csv")
    throw new ProblemError(
      "unsupported-type",
      "Send application/x-ndjson, application/json, or text/csv with ?type=order.",
    );
  const type = queryType ?? parameter([...parameters, media.split("?")[1] ?? ""], "type");
  if (type === null || type === "")
    throw unreadable(
      "type_missing",
      "Say which records the rows are: text/csv?type=order, or ?type=order in the address.",
      "type",
    );
  if (!isRecordType(type))
    throw unreadable("type_unknown", `The type must be one of ${RECORD_TYPES.join(", ")}.`, "type");
  return (bytes) => readCsv(bytes, type, uploadedAt);
}

export async function* readBytes(body: ReadableStream<Uint8Array> | null): Bytes & AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader({ mode: "byob" });
  try {
    for (let length = 0; ; ) {
      // The network hands over 4 KB at a time, and each piece would cost a promise and a call of everything that follows.
      const { value, done } = await reader.readAtLeast(PIECE, new Uint8Array(2 * PIECE));
      length += value?.length ?? 0;
      if (length > SYNC_LIMITS.bodyBytes) throw tooLarge();
      if (value !== undefined && value.length > 0) yield value;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const PIECE = 65_536;

export const tooLarge = (): ProblemError =>
  new ProblemError("too-large", "A request holds at most 100 MB. Send the rest in another one.");

/** Else every line of a compressed body would be called "not UTF-8". */
export function refuseCompression(contentEncoding: string): void {
  if (!["", "identity"].includes(contentEncoding.trim().toLowerCase()))
    throw new ProblemError("unsupported-type", "Send the body uncompressed, without Content-Encoding.");
}

function refuseCharset(parameters: string[]): void {
  const charset = parameter(parameters, "charset")?.toLowerCase() ?? "utf-8";
  if (!["utf-8", "utf8", "us-ascii"].includes(charset))
    throw new ProblemError("unsupported-type", `The charset must be utf-8. Save the file as UTF-8 and send it again.`);
}

function parameter(parameters: string[], name: string): string | null {
  const found = parameters.find((text) => text.toLowerCase().startsWith(`${name}=`));
  return found?.slice(name.length + 1).replaceAll('"', "") ?? null;
}
