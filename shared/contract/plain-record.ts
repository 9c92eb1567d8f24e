/**
 * The types that come by the million, read field by field instead of through their schema: a worker may not compile code, and without
 * that a schema costs several times what this does. The schema stays the judge. Whatever is doubtful here is left to it, so this
 * reader is either right or silent; the test compares the two on good and on spoiled records.
 */
import type * as z from "zod";
import { keyOf, sourceOf } from "./fields.ts";
import { isCurrency, parseAmount } from "./money.ts";
import { plainInstant } from "./plain-instant.ts";
import { type Fact, npsRecord, orderRecord, refundRecord, ticketRecord, usageRecord } from "./records.ts";

type Input = Readonly<Record<string, unknown>>;
/** Answers undefined where it is not sure. `input` is the whole record, for what one field says of another. */
type Read = (value: unknown, input: Input) => unknown;
type Plain = { fields: ReadonlyMap<string, { read: Read; as: string }>; required: readonly string[] };

/** A record that is certainly good → its fact, but for dates that lie too far away; null where only the schema knows. */
export function readPlain(input: Input): Fact | null {
  const type = PLAIN.get(input["type"]);
  if (type === undefined) return null;
  const fact: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    const field = type.fields.get(name);
    if (field === undefined) return null;
    const value = field.read(input[name], input);
    if (value === undefined) return null;
    fact[field.as] = value;
  }
  for (const name of type.required) if (fact[name] === undefined) return null;
  return complete(fact, input);
}

/** What a record may leave out: when it was updated, what kind of refund it is, and the id of a day of usage, which is the day as written. */
function complete(fact: Record<string, unknown>, input: Input): Fact {
  fact["updatedAt"] = Math.max((fact["updatedAt"] ?? fact["at"]) as number, 0);
  if (fact["type"] === "usage") fact["id"] = (input["at"] as string).slice(0, 10);
  if (fact["type"] === "refund") fact["kind"] ??= "refund";
  return fact as Fact;
}

const text =
  (max: number): Read =>
  (value) =>
    typeof value === "string" && value.length <= max ? value : undefined;

const whole =
  (min: number, max: number): Read =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max ? value : undefined;

const oneOf = (...words: string[]): Read => {
  const known = new Set<unknown>(words);
  return (value) => (known.has(value) ? value : undefined);
};

/** A field that is seldom there, or seldom simple. */
const bySchema =
  (schema: z.ZodType): Read =>
  (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

const id: Read = (value) => {
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed.length > 0 && trimmed.length <= 200 ? trimmed : undefined;
};

const source: Read = (value) => (typeof value === "string" ? (sourceOf(value) ?? undefined) : undefined);

const key: Read = (value) => {
  if (typeof value !== "string") return undefined;
  const parsed = keyOf(value);
  return parsed.ok ? parsed.value.text : undefined;
};

const currency: Read = (value) => (typeof value === "string" && isCurrency(value) ? value : undefined);

const money: Read = (value, input) => {
  if (typeof value !== "string" || value.length > 32 || typeof input["currency"] !== "string") return undefined;
  const parsed = parseAmount(value, input["currency"]);
  return parsed.ok && parsed.value >= 0 ? parsed.value : undefined;
};

const HEAD = { source, id, customer: key, at: plainInstant, updatedAt: plainInstant };
const COUNT = whole(0, 1_000_000_000);

function plain(type: string, required: string[], own: Record<string, Read>): [unknown, Plain] {
  const fields = Object.entries<Read>({ type: oneOf(type), ...HEAD, ...own });
  return [
    type,
    {
      fields: new Map(fields.map(([name, read]) => [name, { read, as: read === money ? `${name}Minor` : name }])),
      required: ["source", "customer", "at", ...required],
    },
  ];
}

const PLAIN: ReadonlyMap<unknown, Plain> = new Map([
  plain("order", ["id", "amountMinor", "currency"], {
    amount: money,
    currency,
    cost: money,
    subscription: text(200),
    cancelledAt: plainInstant,
    items: bySchema(orderRecord.in.shape.items),
  }),
  plain("refund", ["id", "amountMinor", "currency"], {
    amount: money,
    currency,
    order: text(200),
    reason: text(500),
    kind: bySchema(refundRecord.in.shape.kind),
  }),
  plain("nps", ["id", "score"], {
    score: whole(0, 10),
    comment: text(5000),
    channel: text(40),
    respondent: bySchema(npsRecord.shape.respondent),
    touchpoint: text(100),
  }),
  plain("ticket", ["id", "status"], {
    subject: text(500),
    severity: bySchema(ticketRecord.shape.severity),
    status: bySchema(ticketRecord.shape.status),
    solvedAt: plainInstant,
    csat: whole(1, 5),
    handleMinutes: bySchema(ticketRecord.shape.handleMinutes),
    tags: bySchema(ticketRecord.shape.tags),
    url: bySchema(ticketRecord.shape.url),
  }),
  plain("usage", [], {
    activeUsers: COUNT,
    entitledUsers: COUNT,
    features: bySchema(usageRecord.shape.features),
    formFactors: bySchema(usageRecord.shape.formFactors),
  }),
]);
