/** A file on the person's machine → headings and rows, or a sentence on why it cannot be read. */
import { parse } from "csv-parse/browser/esm/sync";
import { err, ok, type Result } from "../../../../shared/result.ts";
import type { Row } from "./to-record.ts";

export type Sheet = { name: string; columns: string[]; rows: Row[] };

const LIMIT = 100 * 1024 * 1024;

export async function readSheet(file: File): Promise<Result<Sheet, string>> {
  if (file.size > LIMIT)
    return err("The file is larger than 100 MB. Cut it into parts; sending a part twice does no harm.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decode(bytes);
  if (text === null) return err("The file is not UTF-8. Save it as “CSV UTF-8” and choose it again.");
  return parseSheet(file.name, text);
}

export function parseSheet(name: string, text: string): Result<Sheet, string> {
  try {
    const delimiter = guessDelimiter(text);
    const rows = parse<Row>(text, {
      columns: (head: string[]) => head.map((cell) => cell.trim()),
      bom: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count_less: false,
    });
    if (rows.length === 0) return err("The file has a heading row and nothing below it.");
    return ok({ name, columns: Object.keys(rows[0] ?? {}), rows });
  } catch (error) {
    return err(`The file cannot be read as CSV. ${error instanceof Error ? error.message : ""}`);
  }
}

/** The separator that the heading row uses most. */
function guessDelimiter(text: string): string {
  const head = text.slice(0, text.search(/\r?\n|$/));
  const count = (mark: string) => head.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function decode(bytes: Uint8Array): string | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    return new TextDecoder(utf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8", { fatal: true }).decode(
      bytes,
    );
  } catch {
    return null;
  }
}
