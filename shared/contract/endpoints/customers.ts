import * as z from "zod";
import { riskBand, timelineEntry, valueBand } from "../card.ts";

export const customersQuery = z.object({
  q: z.string().max(200).optional(),
  band: valueBand.optional(),
  risk: riskBand.optional(),
  /** `units`: each account once and each person without account; `everyone`: the people of accounts beside them. */
  scope: z.enum(["units", "everyone"]).default("everyone"),
  sort: z.enum(["value", "risk", "recent", "name"]).default("value"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** One row of the list; `value` is the expected total in the reporting currency, null when it cannot be given. */
export const customerRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  kind: z.enum(["person", "account"]),
  account: z.string().nullable(),
  segment: z.string().nullable(),
  value: z.string().nullable(),
  currency: z.string().nullable(),
  valueBand: valueBand.nullable(),
  risk: z.number().nullable(),
  riskBand: riskBand.nullable(),
  npsLatest: z.number().nullable(),
  lastSeenAt: z.string().nullable(),
});
export type CustomerRow = z.infer<typeof customerRow>;
export const customersAnswer = z.object({
  customers: z.array(customerRow),
  total: z.number().optional(),
  cursor: z.string().nullable(),
});

export const timelineAnswer = z.object({ entries: z.array(timelineEntry), cursor: z.string().nullable() });

export const customerKeys = z.object({
  keys: z.array(
    z.object({
      key: z.string(),
      /** The records that list this key beside another of the same customer. */
      evidence: z.array(z.object({ with: z.string(), source: z.string(), record: z.string() })),
      joins: z.boolean(),
    }),
  ),
  separated: z.array(z.object({ a: z.string(), b: z.string(), at: z.string(), by: z.string() })),
});
export const separateQuestion = z.strictObject({ key: z.string() });

export const suggestion = z.object({
  id: z.string(),
  reason: z.enum(["plus_tag", "same_name_same_domain"]),
  status: z.enum(["open", "joined", "dismissed"]),
  customers: z.array(z.object({ id: z.string(), name: z.string().nullable(), key: z.string() })),
  at: z.string(),
});
export const suggestionsAnswer = z.object({ suggestions: z.array(suggestion) });
export const suggestionDecision = z.strictObject({ decision: z.enum(["join", "dismiss"]) });
