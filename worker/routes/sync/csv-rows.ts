/**
 * RFC 4180 text in chunks → rows of fields with the line they began on. Strict about quotes, and after a mistake it goes on with the
 * next line: an unclosed quote costs its row, not the rest of the file (see NOTES.md for why this is not csv-parse).
 */
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";

export type Row = { line: number } & ({ fields: string[] } | { fields: null; problem: RecordProblem });

type Read = { next: number; fields: string[] } | { next: number; fields: null; problem: RecordProblem } | null;

export class CsvRows {
  readonly #limit: number;
  #text = "";
  #line = 1;

  /** `limit` in UTF-16 units a row. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  push(text: string): Row[] {
    this.#text += text;
    return this.#drain(false);
  }

  end(): Row[] {
    return this.#drain(true);
  }

  #drain(isEnd: boolean): Row[] {
    const rows: Row[] = [];
    let start = 0;
    while (start < this.#text.length) {
      const read = this.#read(start, isEnd);
      if (read === null) break;
      const { next, ...row } = read;
      if (row.fields === null || row.fields.some((field) => field !== "")) rows.push({ line: this.#line, ...row });
      this.#line += newlines(this.#text, start, next);
      start = next;
    }
    this.#text = this.#text.slice(start);
    return rows;
  }

  /** The row at `start`; null when its end has not come yet. */
  #read(start: number, isEnd: boolean): Read {
    const text = this.#text;
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (newline < 0 && !isEnd && text.length - start <= this.#limit) return null;
    const line = text.slice(start, text[end - 1] === "\r" ? Math.max(start, end - 1) : end);
    const next = Math.min(end + 1, text.length);
    if (line.length > this.#limit) return refuse(next, "record_too_large", "A row is at most 32 KB.");
    if (!line.includes('"')) return { next, fields: line.split(",") };
    return this.#readQuoted(start, next, isEnd);
  }

  #readQuoted(start: number, nextLine: number, isEnd: boolean): Read {
    const text = this.#text;
    const fields: string[] = [];
    for (let at = start; ; ) {
      if (text[at] !== '"') {
        const field = text.slice(at, fieldEnd(text, at));
        if (field.includes('"'))
          return refuse(
            nextLine,
            "quote_in_field",
            'A field with a quote must be quoted, and the quote doubled: "a ""b"" c".',
          );
        fields.push(field);
        at += field.length;
      } else {
        const close = closingQuote(text, at + 1);
        if (close < 0 && (isEnd || text.length - start > this.#limit))
          return refuse(nextLine, "quote_not_closed", "A quote is opened in this row and never closed.");
        // The quote may be the first of a pair whose second is still to come.
        if (close < 0 || (close === text.length - 1 && !isEnd)) return null;
        fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 1;
      }
      if (text[at] === ",") at += 1;
      else if (at >= text.length) return isEnd ? { next: at, fields } : null;
      else if (text[at] === "\n") return { next: at + 1, fields };
      else if (text[at] === "\r" && (text[at + 1] === "\n" || (at + 1 >= text.length && isEnd)))
        return { next: Math.min(at + 2, text.length), fields };
      else if (text[at] === "\r" && at + 1 >= text.length) return null;
      else
        return refuse(nextLine, "quote_malformed", "After a closing quote a comma or the end of the row must follow.");
    }
  }
}

const refuse = (next: number, code: string, message: string): Read => ({
  next,
  fields: null,
  problem: { path: "", code, message },
});

function fieldEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 44 || code === 10 || (code === 13 && (text.charCodeAt(at + 1) === 10 || at + 1 === text.length)))
      return at;
  }
  return text.length;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return -1;
}

function newlines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
