/** A CSV file, streamed: the header says which columns there are, the request which type the rows have. */
import { SYNC_LIMITS } from "../../../shared/contract/endpoints/sync.ts";
import type { RecordType } from "../../../shared/contract/records.ts";
import { type Column, idOf, toColumns, toRecord } from "./csv-columns.ts";
import { CsvRows, type Row } from "./csv-rows.ts";
import { type Bytes, type Entries, type Entry, unreadable } from "./entry.ts";

export async function* readCsv(bytes: Bytes, type: RecordType, uploadedAt: string): Entries {
  const decoder = new TextDecoder("utf-8");
  const rows = new CsvRows(SYNC_LIMITS.recordBytes);
  let columns: Column[] | null = null;
  let isFirst = true;
  const toEntries = (read: Row[]): Entry[] => {
    const [header, ...below] = read;
    if (columns !== null) return read.map((row) => toEntry(row, columns as Column[], type, uploadedAt));
    if (header === undefined) return [];
    columns = toColumns(headerOf(header), type);
    return below.map((row) => toEntry(row, columns as Column[], type, uploadedAt));
  };
  for await (const chunk of bytes) {
    if (isFirst) refuseUtf16(chunk);
    isFirst = false;
    yield toEntries(rows.push(decoder.decode(chunk, { stream: true })));
  }
  yield toEntries([...rows.push(decoder.decode()), ...rows.end()]);
  if (columns === null) throw unreadable("header_missing", "The file is empty. The first row names the columns.");
}

function headerOf(row: Row): string[] {
  if (row.fields === null) throw unreadable(row.problem.code, `The header cannot be read: ${row.problem.message}`);
  if (row.fields.some((name) => name.includes("\uFFFD") || name.includes("\u0000")))
    throw unreadable("encoding_not_utf8", "The header is not UTF-8. Save the file as UTF-8 and send it again.");
  if (row.fields.some((name) => name.includes("\r")))
    throw unreadable("line_ending", "Rows end with a lone carriage return. Save the file with LF or CRLF line ends.");
  return row.fields;
}

function toEntry(row: Row, columns: Column[], type: RecordType, uploadedAt: string): Entry {
  const { line } = row;
  if (row.fields === null) return { line, problem: row.problem };
  const id = idOf(columns, row.fields);
  const problem = rowProblem(row.fields, columns);
  if (problem !== null) return { line, problem: { ...id, ...problem } };
  const record = toRecord(columns, row.fields, type, uploadedAt);
  return record.ok ? { line, value: record.value, size: sizeOf(row.fields) } : { line, problem: record.reason };
}

const sizeOf = (fields: string[]): number => fields.reduce((sum, { length }) => sum + length, 0);

function rowProblem(fields: string[], columns: Column[]): { path: string; code: string; message: string } | null {
  const { length } = columns;
  if (fields.length > length)
    return {
      path: "",
      code: "too_many_columns",
      message: `The row has ${fields.length} fields, the header ${length}. Quote a field that contains a comma.`,
    };
  if (fields.length < length)
    return { path: "", code: "too_few_columns", message: `The row has ${fields.length} fields, the header ${length}.` };
  const bad = fields.findIndex((field) => /[\u0000\uFFFD]/.test(field));
  if (bad < 0) return null;
  const path = columns[bad]?.name ?? "";
  return fields[bad]?.includes("\u0000")
    ? { path, code: "control_character", message: "The field contains a NUL character. Remove it." }
    : { path, code: "encoding_not_utf8", message: "The field is not UTF-8. Save the file as UTF-8 and send it again." };
}

/** A spreadsheet's "Unicode text" is UTF-16: with its mark, or with every second byte empty. */
function refuseUtf16(chunk: Uint8Array): void {
  const [a, b] = chunk;
  const zeros = chunk.subarray(0, 200).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || zeros > 20)
    throw unreadable(
      "encoding_utf16",
      "The file is UTF-16. Save it as UTF-8 (in a spreadsheet: CSV UTF-8) and send it again.",
    );
}
