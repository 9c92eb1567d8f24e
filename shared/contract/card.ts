/**
 * The card: what one person may see of one customer, in one answer. Money is a decimal string in the reporting currency,
 * instants are ISO 8601, shares and probabilities lie in 0..1. A figure that cannot be honestly given says what it needs.
 */
import * as z from "zod";

export const valueBand = z.enum(["low", "medium", "high", "top"]);
export const riskBand = z.enum(["low", "medium", "high"]);
export type ValueBand = z.infer<typeof valueBand>;
export type RiskBand = z.infer<typeof riskBand>;

/** At most three are shown. `effect` is signed: money (decimal string) for value, percentage points for risk. */
export const reason = z.object({
  code: z.string(),
  text: z.string(),
  effect: z.union([z.object({ money: z.string() }), z.object({ points: z.number() })]).optional(),
});
export type Reason = z.infer<typeof reason>;

export const notEnoughData = z.object({ status: z.literal("not_enough_data"), needs: z.string() });
export type NotEnoughData = z.infer<typeof notEnoughData>;

const range = z.object({ mean: z.string(), low: z.string(), high: z.string() });

/** Part of the history that had no exchange rate: left out of the figure, and said. */
const unconverted = z.object({
  facts: z.number(),
  amounts: z.array(z.object({ amount: z.string(), currency: z.string() })),
});

export const lifetimeValue = z.object({
  status: z.literal("ok"),
  currency: z.string(),
  basis: z.enum(["revenue", "margin"]),
  toDate: z.string(),
  expected: z.union([range, notEnoughData]),
  total: z.union([range, notEnoughData]),
  interval: z.literal(0.8),
  horizonMonths: z.number(),
  discountRate: z.number(),
  method: z.string(),
  observations: z.number(),
  unconverted: unconverted.optional(),
  band: valueBand.nullable(),
  reasons: z.array(reason),
});
export type LifetimeValue = z.infer<typeof lifetimeValue>;

export const npsGroup = z.enum(["detractor", "passive", "promoter"]);
export const npsAnswer = z.object({
  id: z.string(),
  at: z.string(),
  score: z.number(),
  group: npsGroup,
  comment: z.string().optional(),
  channel: z.string().optional(),
  touchpoint: z.string().optional(),
  respondent: z.object({ name: z.string().optional(), role: z.string().optional(), self: z.boolean() }).optional(),
});
export const nps = z.object({
  status: z.literal("ok"),
  latest: npsAnswer,
  history: z.array(npsAnswer),
  group: npsGroup,
  trend: z.enum(["rising", "falling", "steady", "single"]),
  n: z.number(),
  /** NPS of the whole account (−100..100) beside a person's own answers. */
  account: z.object({ name: z.string(), score: z.number(), n: z.number() }).optional(),
});
export type Nps = z.infer<typeof nps>;
export type NpsAnswer = z.infer<typeof npsAnswer>;

export const churnRisk = z.object({
  status: z.literal("ok"),
  probability: z.number(),
  low: z.number(),
  high: z.number(),
  horizonDays: z.number(),
  method: z.string(),
  observations: z.number(),
  band: riskBand,
  reasons: z.array(reason),
});
export type ChurnRisk = z.infer<typeof churnRisk>;

export const relationship = z.object({
  since: z.string().nullable(),
  orders: z.number(),
  lastOrderAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  subscriptions: z.array(
    z.object({
      plan: z.string().nullable(),
      interval: z.enum(["month", "year"]),
      amount: z.string(),
      currency: z.string(),
      quantity: z.number(),
      status: z.enum(["active", "paused", "ended"]),
      startedAt: z.string(),
      renewsAt: z.string().nullable(),
      endedAt: z.string().nullable(),
    }),
  ),
  refunds: z.object({ count: z.number(), amount: z.string(), shareOfSpend: z.number().nullable() }),
  departed: z.object({ at: z.string(), reason: z.string() }).nullable(),
  unusuallyQuiet: z.object({ days: z.number(), usualDays: z.number() }).nullable(),
});
export type Relationship = z.infer<typeof relationship>;

export const openTicket = z.object({
  id: z.string(),
  source: z.string(),
  subject: z.string().optional(),
  status: z.string(),
  severity: z.string().optional(),
  at: z.string(),
  url: z.string().optional(),
});

export const timelineEntry = z.object({
  type: z.string(),
  source: z.string(),
  id: z.string(),
  at: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
  tone: z.enum(["good", "bad", "neutral"]),
  url: z.string().optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** What this person may offer. Filled once the company has published a policy; until then it says so. */
export const guidance = z.object({ status: z.literal("no_policy"), text: z.string() });

export const customerHead = z.object({
  id: z.string(),
  name: z.string().nullable(),
  kind: z.enum(["person", "account"]),
  account: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  role: z.string().nullable(),
  segment: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  owner: z.string().nullable(),
  keys: z.array(z.string()),
  mergedFrom: z.array(z.string()),
});
export type CustomerHead = z.infer<typeof customerHead>;

export const match = z.object({
  key: z.string(),
  basis: z.string(),
  confidence: z.enum(["certain", "likely", "possible"]),
});
export type Match = z.infer<typeof match>;

export const card = z.object({
  customer: customerHead,
  match: match.optional(),
  asOf: z.string(),
  dataAge: z.array(z.object({ source: z.string(), types: z.array(z.string()), at: z.string() })),
  /** Of the account when the customer is a person of one: `valueOf` names whose figures these are. */
  valueOf: z.object({ id: z.string(), name: z.string().nullable(), kind: z.enum(["person", "account"]) }),
  lifetimeValue: z.union([lifetimeValue, notEnoughData]),
  nps: z.union([nps, notEnoughData]),
  churnRisk: z.union([churnRisk, notEnoughData]),
  guidance,
  relationship,
  openTickets: z.array(openTicket),
  timeline: z.array(timelineEntry),
  /** One sentence first, made on the server from the figures below it. */
  verdict: z.string(),
  versions: z.object({ model: z.string().nullable(), policy: z.string() }),
});
export type Card = z.infer<typeof card>;
