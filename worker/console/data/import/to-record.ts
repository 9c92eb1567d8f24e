/** One row of a file → one record for the sync API. Nothing is guessed but the form of keys and the zone of bare dates. */
import type { RecordType } from "../../../../shared/contract/records.ts";
import { recordKey } from "../../../../shared/contract/keys.ts";
import { DAY_MS, dayClock, formatInstant } from "../../../../shared/contract/time.ts";
import { FIELDS, type Field } from "./fields.ts";
import type { From, Mapping } from "./mapping.ts";

export type Row = Record<string, string>;
export type Plan = { type: RecordType; source: string; mapping: Mapping; timeZone: string; uploadedAt: number };

/** An import stamps the time of upload, so that sending a corrected file again replaces what the first one said. */
export function toRecord(row: Row, plan: Plan): Record<string, unknown> {
  const record: Record<string, unknown> = {
    type: plan.type,
    source: plan.source,
    updatedAt: formatInstant(plan.uploadedAt),
  };
  for (const field of FIELDS[plan.type]) {
    const text = read(row, plan.mapping[field.name]);
    if (text !== "") place(record, field.name, toValue(text, field, plan));
  }
  return record;
}

function read(row: Row, from: From | undefined): string {
  if (from === undefined) return "";
  return ("column" in from ? (row[from.column] ?? "") : from.fixed).trim();
}

function toValue(text: string, field: Field, plan: Plan): unknown {
  if (field.name === "customer" || field.name === "parent" || field.name === "referred")
    return toKey(text, plan.source);
  switch (field.kind) {
    case "time":
      return toInstant(text, plan.timeZone);
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "list":
      return split(text);
    case "keys":
      return split(text).map((part) => toKey(part, plan.source));
    case undefined:
      return text;
  }
}

const split = (text: string) =>
  text
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** An address is a key of its own kind; a bare id is a customer of this file's source. */
export function toKey(text: string, source: string): string {
  if (/^[a-z][a-z0-9-]*:/i.test(text)) return text;
  if (/^\S+@\S+$/.test(text)) return `email:${text}`;
  if (/^\+\d[\d\s().-]{6,}$/.test(text)) return `phone:${text}`;
  return recordKey(source, "customer", text);
}

/** A date without offset is meant in the company's time zone; anything else is left for the Worker to judge. */
export function toInstant(text: string, timeZone: string): string {
  const bare = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (bare === null) return text;
  const [, y, mo, d, h = "0", mi = "0", s = "0"] = bare;
  const local = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
  const day = Math.floor(local / DAY_MS);
  const clock = dayClock(timeZone);
  const startOfDay = clock.endOf(day - 1) + 1;
  return formatInstant(startOfDay + (local - day * DAY_MS));
}

function place(record: Record<string, unknown>, path: string, value: unknown): void {
  const [head = "", tail] = path.split(".");
  if (tail === undefined) record[head] = value;
  else record[head] = { ...(record[head] as object | undefined), [tail]: value };
}
