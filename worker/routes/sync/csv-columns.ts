/** A header row and the rows below it → records. Columns are called as the fields are; a nested field has a dot, a list has bars. */
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";
import { RECORD_SCHEMAS, type RecordType } from "../../../shared/contract/records.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { UnreadableBody, unreadable } from "./entry.ts";

type Reading = "text" | "number" | "list" | "amount";
export type Column = { name: string; path: string[]; reading: Reading };

const HEAD: ReadonlySet<string> = new Set(["source", "id", "customer", "at", "updatedAt", "deletedAt"]);
const REQUIRED = ["source", "customer", "at"];
const AMOUNTS: ReadonlySet<string> = new Set(["amount", "cost"]);

/** What each type has beside the head. A name that ends in `.*` takes any word there. Items of an order have no place in a flat file. */
const FIELDS: Readonly<Record<RecordType, Readonly<Record<string, Reading>>>> = {
  customer: fields("name kind parent role segment country language currency owner attributes.*", { keys: "list" }),
  order: fields("currency subscription cancelledAt"),
  refund: fields("currency order reason kind"),
  subscription: fields("startedAt interval currency plan renewsAt pausedAt endedAt cancelReason", {
    quantity: "number",
  }),
  nps: fields("comment channel respondent.key respondent.name respondent.role touchpoint", { score: "number" }),
  ticket: fields("subject severity status solvedAt url", { csat: "number", handleMinutes: "number", tags: "list" }),
  usage: fields("", { activeUsers: "number", entitledUsers: "number", "features.*": "number", formFactors: "list" }),
  cost: fields("currency kind"),
  departure: fields("reason detail secondReason"),
  referral: fields("kind referred"),
  decision: fields("option currency reason by ticket"),
};

function fields(texts: string, others: Record<string, Reading> = {}): Record<string, Reading> {
  return {
    ...Object.fromEntries(
      texts
        .split(" ")
        .filter(Boolean)
        .map((name) => [name, "text" as const]),
    ),
    ...others,
  };
}

export const isRecordType = (text: string): text is RecordType => Object.hasOwn(RECORD_SCHEMAS, text);

/** Throws {@link UnreadableBody} with every column that is wrong: a file with a wrong header is wrong in every line. */
export function toColumns(header: readonly string[], type: RecordType): Column[] {
  const names = header.map((name) => name.trim());
  if (names.length === 1 && /[;\t]/.test(names[0] ?? ""))
    throw unreadable("delimiter_not_comma", "Columns must be separated by commas; this file uses another character.");
  const problems = [
    ...names.flatMap((name, index) => columnProblem(names, name, index, type)),
    ...[...REQUIRED, ...(type === "usage" ? [] : ["id"])]
      .filter((name) => !names.includes(name) && !(name === "at" && names.includes("deletedAt")))
      .map((name) => ({ path: name, code: "column_missing", message: `The column "${name}" is missing.` })),
  ];
  if (problems.length > 0) throw new UnreadableBody(problems);
  return names.map((name) => ({ name, path: name.split("."), reading: readingOf(name, type) ?? "text" }));
}

function columnProblem(names: string[], name: string, index: number, type: RecordType): UnreadableBody["problems"] {
  const path = name.slice(0, 80);
  if (name === "") return [{ path, code: "column_unnamed", message: `Column ${index + 1} has no name.` }];
  if (names.indexOf(name) < index)
    return [{ path, code: "column_twice", message: `The column "${path}" is there twice.` }];
  if (readingOf(name, type) === null)
    return [
      {
        path,
        code: "column_unknown",
        message: `A record of type ${type} has no field "${path}". Rename the column or leave it out.`,
      },
    ];
  return [];
}

function readingOf(name: string, type: RecordType): Reading | null {
  if (HEAD.has(name)) return "text";
  const schemaHasAmount = ["order", "refund", "subscription", "cost", "decision"].includes(type);
  if (AMOUNTS.has(name)) {
    const hasCost = type === "order" || type === "subscription";
    return schemaHasAmount && (name === "amount" || hasCost) ? "amount" : null;
  }
  const [first = "", second = "", ...more] = name.split(".");
  if (more.length > 0 || second === "__proto__") return null;
  const known = FIELDS[type];
  if (Object.hasOwn(known, name)) return known[name] ?? null;
  return second !== "" && Object.hasOwn(known, `${first}.*`) ? (known[`${first}.*`] ?? null) : null;
}

/** An empty cell is a field that is not there. `uploadedAt` (ISO 8601) stands for a missing `updatedAt`. */
export function toRecord(
  columns: readonly Column[],
  cells: readonly string[],
  type: RecordType,
  uploadedAt: string,
): Result<Record<string, unknown>, RecordProblem> {
  const record: Record<string, unknown> = { type };
  for (const [index, column] of columns.entries()) {
    const cell = (cells[index] ?? "").trim();
    if (cell === "") continue;
    const value = toValue(cell, column);
    if (!value.ok) return err({ ...idOf(columns, cells), ...value.reason });
    put(record, column.path, value.value);
  }
  if (!columns.some(({ name }) => name === "updatedAt")) record["updatedAt"] = uploadedAt;
  return ok(record);
}

function toValue(cell: string, { name, reading }: Column): Result<unknown, RecordProblem> {
  if (reading === "text") return ok(cell);
  if (reading === "list")
    return ok(
      cell
        .split("|")
        .map((item) => item.trim())
        .filter(Boolean),
    );
  if (/^-?[\d.]*\d,\d+$/.test(cell))
    return err({
      path: name,
      code: "decimal_comma",
      message: "The number has a decimal comma. Write it with a point: 12.50.",
    });
  if (reading === "amount") return ok(cell);
  const number = Number(cell);
  if (!/^-?\d+(\.\d+)?$/.test(cell) || (Number.isInteger(number) && !Number.isSafeInteger(number)))
    return err({
      path: name,
      code: "number_malformed",
      message: "This is no number. Write digits, and a point before decimals.",
    });
  return ok(number);
}

function put(record: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = "", second] = path;
  if (second === undefined) record[first] = value;
  else record[first] = { ...(record[first] as Record<string, unknown> | undefined), [second]: value };
}

export function idOf(columns: readonly Column[], cells: readonly string[]): { id?: string } {
  const id = cells[columns.findIndex(({ name }) => name === "id")]?.trim();
  return id === undefined || id === "" || id.length > 200 ? {} : { id };
}
