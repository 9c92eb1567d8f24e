/** Sends a mapped file in parts that can be repeated, and adds up what the Worker said, with line numbers of the file. */
import type { Rejection, SyncAnswer } from "../../../../shared/contract/endpoints/sync.ts";
import { call } from "../../client.ts";
import { type Plan, type Row, toRecord } from "./to-record.ts";

const PART = 5000;
/** The heading is line 1. */
const FIRST_LINE = 2;

export async function send(rows: readonly Row[], plan: Plan, progress: (sent: number) => void): Promise<SyncAnswer> {
  const total: SyncAnswer = { received: 0, applied: 0, unchanged: 0, rejected: 0, rejections: [] };
  for (let start = 0; start < rows.length; start += PART) {
    const text = rows
      .slice(start, start + PART)
      .map((row) => JSON.stringify(toRecord(row, plan)))
      .join("\n");
    add(total, await call<SyncAnswer>("POST", "/v1/sync", { text, type: "application/x-ndjson" }), start);
    progress(Math.min(rows.length, start + PART));
  }
  return total;
}

function add(total: SyncAnswer, part: SyncAnswer, start: number): void {
  total.received += part.received;
  total.applied += part.applied;
  total.unchanged += part.unchanged;
  total.rejected += part.rejected;
  total.rejections.push(...part.rejections.map((row) => ({ ...row, line: row.line + start + FIRST_LINE - 1 })));
}

/** The rejections as a file, so that they can be mended in the tool they came from. */
export function reportCsv(rejections: readonly Rejection[]): string {
  const cell = (value: string | number | undefined) =>
    `"${String(value ?? "")
      .replaceAll('"', '""')
      .replace(/^([=+\-@\t])/, "'$1")}"`;
  return [
    ["line", "id", "field", "code", "message"],
    ...rejections.map((row) => [row.line, row.id, row.path, row.code, row.message]),
  ]
    .map((row) => row.map(cell).join(","))
    .join("\r\n");
}
