/** Which column of a file tells which field. Guessed from the headings, then a person's to change. */
import type { RecordType } from "../../../../shared/contract/records.ts";
import { FIELDS } from "./fields.ts";

/** A column by its heading, or the same words for every row. */
export type From = { column: string } | { fixed: string };
export type Mapping = Record<string, From>;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Exact name first, then the words that exports commonly use; a column serves one field, but for addresses of a customer. */
export function guessMapping(type: RecordType, columns: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const used = new Set<string>();
  for (const exact of [true, false]) {
    for (const field of FIELDS[type]) {
      if (mapping[field.name] !== undefined) continue;
      const names = exact ? [plain(field.name), plain(field.label)] : (field.aliases ?? []).map(plain);
      const column = names
        .map((name) => columns.find((c) => plain(c) === name && (!used.has(c) || field.kind === "keys")))
        .find((c) => c !== undefined);
      if (column === undefined) continue;
      mapping[field.name] = { column };
      used.add(column);
    }
  }
  return mapping;
}

/** Required fields that nothing fills yet, in words. */
export function missing(type: RecordType, mapping: Mapping): string[] {
  return FIELDS[type].filter((field) => field.required && !isFilled(mapping[field.name])).map((field) => field.label);
}

const isFilled = (from: From | undefined) =>
  from !== undefined && ("column" in from ? from.column !== "" : from.fixed.trim() !== "");
