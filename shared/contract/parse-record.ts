/** One untrusted value → a fact, or the first thing that is wrong with it: path, stable code, and a sentence that says what to do. */
import type * as z from "zod";
import { err, ok, type Result } from "../result.ts";
import { issueWords } from "./issue-words.ts";
import { readPlain } from "./plain-record.ts";
import {
  type Fact,
  RECORD_SCHEMAS,
  RECORD_TYPES,
  type RecordType,
  type Tombstone,
  tombstoneRecord,
} from "./records.ts";
import { DAY_MS, formatDay } from "./time.ts";

export type RecordProblem = { id?: string; path: string; code: string; message: string };

/** Clocks differ: a record may be this far ahead of ours. */
const SKEW_MS = DAY_MS;
/** Nothing that a company can act on happened before. */
const EARLIEST = Date.UTC(1970, 0, 1);

/** `now` is epoch ms of the receiving clock; a record dated later than a day ahead is refused. */
export function parseRecord(input: unknown, now: number): Result<Fact | Tombstone, RecordProblem> {
  if (input === null || typeof input !== "object" || Array.isArray(input))
    return err({ path: "", code: "record_not_an_object", message: "A record is one JSON object." });
  const plain = readPlain(input as Record<string, unknown>);
  return plain !== null && oddDate(plain, now) === null ? ok(plain) : parseBySchema(input, now);
}

/** {@link parseRecord} by the schemas alone: the measure of what the reader of plain records may answer. */
export function parseBySchema(input: object, now: number): Result<Fact | Tombstone, RecordProblem> {
  const { type, id, deletedAt, at } = input as Record<string, unknown>;
  const named = typeof id === "string" && id.length <= 200 ? { id } : {};
  if (!isRecordType(type))
    return err({
      ...named,
      path: "type",
      code: "type_unknown",
      message: `The type must be one of ${RECORD_TYPES.join(", ")}.`,
    });
  const schema: z.ZodType = deletedAt === undefined ? RECORD_SCHEMAS[type] : tombstoneRecord;
  const parsed = schema.safeParse(input);
  if (!parsed.success) return err({ ...named, ...toProblem(parsed.error.issues[0], input) });
  const fact = complete(parsed.data as Loose, typeof at === "string" ? at : "");
  if (fact.id === undefined) return err({ path: "id", code: "missing", message: "The record has no id." });
  const odd = oddDate(fact, now);
  return odd === null ? ok(fact as Fact | Tombstone) : err({ ...named, ...odd });
}

type Loose = {
  type: RecordType;
  id?: string;
  at?: number;
  updatedAt?: number;
  deletedAt?: number;
  startedAt?: number;
};

function complete({ deletedAt, ...record }: Loose, atText: string): Loose {
  const at = record.at ?? deletedAt ?? 0;
  const updatedAt = Math.max(record.updatedAt ?? at, deletedAt ?? 0);
  const id = record.type === "usage" ? calendarDay(atText, at) : record.id;
  const fact = { ...record, at, updatedAt, ...(id === undefined ? {} : { id }) };
  return deletedAt === undefined ? fact : ({ ...fact, deleted: true } as Loose);
}

/** The day as the sender wrote it, so that a company that changes its time zone does not send every day twice. */
const calendarDay = (text: string, at: number): string =>
  /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : formatDay(Math.floor(at / DAY_MS));

/** When something happened lies between 1970 and tomorrow; a contract may begin later, but it is no older either. */
function oddDate(fact: Loose, now: number): RecordProblem | null {
  for (const field of ["at", "updatedAt"] as const) {
    const value = fact[field] ?? 0;
    if (value > now + SKEW_MS)
      return {
        path: field,
        code: "date_in_future",
        message: "The date lies more than a day in the future. Send it when it has happened.",
      };
  }
  for (const field of ["at", "updatedAt", "startedAt"] as const)
    if ((fact[field] ?? 0) < EARLIEST)
      return { path: field, code: "date_too_old", message: "The date lies before 1970." };
  return null;
}

function toProblem(issue: z.core.$ZodIssue | undefined, input: object): RecordProblem {
  if (issue === undefined) return { path: "", code: "invalid", message: "The record is not valid." };
  const path = issue.path.map(String).join(".");
  if (issue.code === "custom")
    return { path, code: String(issue.params?.["code"] ?? "invalid"), message: issue.message };
  if (issue.code === "unrecognized_keys")
    return {
      path: issue.keys[0] ?? path,
      code: "field_unknown",
      message: `There is no field "${(issue.keys[0] ?? "").slice(0, 60)}" in this type. Put your own fields into attributes of the customer.`,
    };
  const missing = issue.code === "invalid_type" && at(input, issue.path) === undefined;
  return {
    path,
    code: missing ? "missing" : issue.code,
    message: missing ? `The field "${path}" is missing.` : issueWords(issue),
  };
}

const at = (input: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], input);

const isRecordType = (type: unknown): type is RecordType =>
  typeof type === "string" && Object.hasOwn(RECORD_SCHEMAS, type);
