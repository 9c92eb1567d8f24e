/**
 * What comes in through the sync API, one JSON object a record, and the fact that is kept of it.
 * A record is parsed once, here; what is behind this door is a {@link Fact} in minor units and epoch milliseconds.
 */
import * as z from "zod";
import { amountText, currency, instant, issue, key, shortText, source } from "./fields.ts";
import { parseAmount } from "./money.ts";

const id = z.string().trim().min(1).max(200);
const optionalText = (max: number) => shortText(max).optional();
const count = z.number().int().min(0).max(1_000_000_000);

/** What every record carries. `updatedAt` missing means `at`. */
const head = { source, id, customer: key, at: instant, updatedAt: instant.optional() };

const attributes = z
  .record(shortText(80), z.union([shortText(1000), z.number(), z.boolean(), z.null()]))
  .refine((fields) => Object.keys(fields).length <= 50, "At most 50 attributes.");

export const customerRecord = z.strictObject({
  type: z.literal("customer"),
  ...head,
  keys: z.array(key).max(50).optional(),
  name: optionalText(200),
  kind: z.enum(["person", "account"]).optional(),
  parent: key.optional(),
  role: optionalText(100),
  segment: optionalText(100),
  country: optionalText(60),
  language: optionalText(35),
  currency: currency.optional(),
  owner: optionalText(200),
  attributes: attributes.optional(),
});

export const orderRecord = z
  .strictObject({
    type: z.literal("order"),
    ...head,
    amount: amountText,
    currency,
    cost: amountText.optional(),
    subscription: optionalText(200),
    cancelledAt: instant.optional(),
    items: z
      .array(
        z.strictObject({
          sku: optionalText(100),
          name: optionalText(200),
          quantity: z.number().optional(),
          amount: amountText.optional(),
        }),
      )
      .max(100)
      .optional(),
  })
  .transform(({ amount, cost, ...order }, context) => ({
    ...order,
    ...minor(context, order.currency, { amount, cost }, { negative: [] }),
  }));

export const refundRecord = z
  .strictObject({
    type: z.literal("refund"),
    ...head,
    amount: amountText,
    currency,
    order: optionalText(200),
    reason: optionalText(500),
    kind: z.enum(["refund", "credit", "chargeback"]).default("refund"),
  })
  .transform(({ amount, ...refund }, context) => ({
    ...refund,
    ...minor(context, refund.currency, { amount }, { negative: [] }),
  }));

export const subscriptionRecord = z
  .strictObject({
    type: z.literal("subscription"),
    ...head,
    startedAt: instant,
    interval: z.enum(["month", "year"]),
    amount: amountText,
    currency,
    plan: optionalText(200),
    quantity: z.number().positive().max(1e9).optional(),
    renewsAt: instant.optional(),
    pausedAt: instant.optional(),
    endedAt: instant.optional(),
    cancelReason: optionalText(500),
    cost: amountText.optional(),
  })
  .transform(({ amount, cost, ...state }, context) => ({
    ...state,
    ...minor(context, state.currency, { amount, cost }, { negative: [] }),
  }));

export const npsRecord = z.strictObject({
  type: z.literal("nps"),
  ...head,
  score: z.number().int().min(0).max(10),
  comment: optionalText(5000),
  channel: optionalText(40),
  respondent: z.strictObject({ key: key.optional(), name: optionalText(200), role: optionalText(100) }).optional(),
  touchpoint: optionalText(100),
});

export const ticketRecord = z.strictObject({
  type: z.literal("ticket"),
  ...head,
  subject: optionalText(500),
  severity: z.enum(["low", "normal", "high", "urgent"]).optional(),
  status: z.enum(["new", "open", "pending", "solved", "closed"]),
  solvedAt: instant.optional(),
  csat: z.number().int().min(1).max(5).optional(),
  handleMinutes: z.number().min(0).max(1_000_000).optional(),
  tags: z.array(shortText(80)).max(50).optional(),
  url: z.url().max(2000).optional(),
});

/** One day of use. Its identity is customer, source and the calendar day written in `at`; an id is allowed and ignored. */
export const usageRecord = z.strictObject({
  type: z.literal("usage"),
  ...head,
  id: id.optional(),
  activeUsers: count.optional(),
  entitledUsers: count.optional(),
  features: z.record(shortText(80), count).optional(),
  formFactors: z.array(shortText(40)).max(20).optional(),
});

export const costRecord = z
  .strictObject({ type: z.literal("cost"), ...head, amount: amountText, currency, kind: shortText(80) })
  .transform(({ amount, ...cost }, context) => ({
    ...cost,
    ...minor(context, cost.currency, { amount }, { negative: ["amount"] }),
  }));

export const departureRecord = z.strictObject({
  type: z.literal("departure"),
  ...head,
  reason: shortText(80),
  detail: optionalText(2000),
  secondReason: optionalText(80),
});

export const referralRecord = z.strictObject({
  type: z.literal("referral"),
  ...head,
  kind: z.enum(["would", "did", "proven"]),
  referred: key.optional(),
});

export const decisionRecord = z
  .strictObject({
    type: z.literal("decision"),
    ...head,
    option: shortText(80),
    amount: amountText.optional(),
    currency: currency.optional(),
    reason: optionalText(500),
    by: optionalText(200),
    ticket: optionalText(200),
  })
  .transform(({ amount, ...decision }, context) => {
    if (amount === undefined) return decision;
    if (decision.currency !== undefined)
      return { ...decision, ...minor(context, decision.currency, { amount }, { negative: [] }) };
    issue(context, amount, { code: "currency_missing", message: "An amount needs its currency." });
    return z.NEVER;
  });

/** Takes a fact back: only who and what, and when it was deleted. A later update of the same id brings it back. */
export const tombstoneRecord = z.object({
  type: z.enum([
    "customer",
    "order",
    "refund",
    "subscription",
    "nps",
    "ticket",
    "usage",
    "cost",
    "departure",
    "referral",
    "decision",
  ]),
  source,
  id: id.optional(),
  customer: key,
  at: instant.optional(),
  updatedAt: instant.optional(),
  deletedAt: instant,
});

export const RECORD_SCHEMAS = {
  customer: customerRecord,
  order: orderRecord,
  refund: refundRecord,
  subscription: subscriptionRecord,
  nps: npsRecord,
  ticket: ticketRecord,
  usage: usageRecord,
  cost: costRecord,
  departure: departureRecord,
  referral: referralRecord,
  decision: decisionRecord,
} as const;

export type RecordType = keyof typeof RECORD_SCHEMAS;
export const RECORD_TYPES = Object.keys(RECORD_SCHEMAS) as RecordType[];

/** The types whose own record is a key of their customer: a ticket page leads to the customer through it. */
export const KEY_TYPES = ["order", "ticket", "subscription"] as const satisfies RecordType[];

type Parsed<Type extends RecordType> = z.output<(typeof RECORD_SCHEMAS)[Type]>;

/** What is kept of a record. `id` is always there (of a usage day: the day); `deleted` marks a tombstone, which has no payload. */
export type Fact<Type extends RecordType = RecordType> = Type extends RecordType
  ? Omit<Parsed<Type>, "id" | "updatedAt"> & { id: string; updatedAt: number }
  : never;

export type Tombstone = {
  type: RecordType;
  source: string;
  id: string;
  customer: string;
  at: number;
  updatedAt: number;
  deleted: true;
};

/** Decimal strings → integer minor units under `amountMinor`, `costMinor`; refuses what the currency cannot hold. */
function minor<Fields extends { amount: string; cost?: string | undefined }>(
  context: z.core.ParsePayload,
  code: string,
  fields: Fields,
  rules: { negative: string[] },
): { amountMinor: number; costMinor?: number } {
  const result: { amountMinor: number; costMinor?: number } = { amountMinor: 0 };
  for (const name of ["amount", "cost"] as const) {
    const text = fields[name];
    if (text === undefined) continue;
    const parsed = parseAmount(text, code);
    if (!parsed.ok)
      context.issues.push({
        code: "custom",
        input: text,
        path: [name],
        message: parsed.reason.message,
        params: { code: parsed.reason.code },
      });
    else if (parsed.value < 0 && !rules.negative.includes(name))
      context.issues.push({
        code: "custom",
        input: text,
        path: [name],
        message: "The amount is negative. Send money given back as a refund record.",
        params: { code: "amount_negative" },
      });
    else if (name === "amount") result.amountMinor = parsed.value;
    else result.costMinor = parsed.value;
  }
  return result;
}
