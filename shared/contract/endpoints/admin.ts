import * as z from "zod";
import { currency, day, source } from "../fields.ts";
import { isTimeZone } from "../time.ts";

export const settingsUpdate = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  currency: currency.optional(),
  timeZone: z.string().refine(isTimeZone, "This is no IANA time zone, such as Europe/Berlin.").optional(),
  roleAddresses: z.array(z.string().min(1).max(64)).max(500).optional(),
  sharedAddresses: z.array(z.string().max(320)).max(5000).optional(),
});
export const settingsAnswer = z.object({
  name: z.string(),
  currency: z.string(),
  currencyChosen: z.boolean(),
  timeZone: z.string(),
  roleAddresses: z.array(z.string()),
  sharedAddresses: z.array(z.string()),
});

/** 1 `from` = `rate` `to` on that day. No two currencies lie nine digits apart; a rate beyond that is a mistake, also as its inverse. */
export const rate = z.strictObject({ day, from: currency, to: currency, rate: z.number().min(1e-9).max(1e9) });
export const ratesUpdate = z.strictObject({ rates: z.array(rate).min(1).max(20_000) });
export const ratesAnswer = z.object({
  rates: z.array(z.object({ day: z.string(), from: z.string(), to: z.string(), rate: z.number() })),
  cursor: z.string().nullable(),
});

export const SCOPES = ["ingest", "read", "admin"] as const;
export const scope = z.enum(SCOPES);
export type Scope = z.infer<typeof scope>;
export const keyRow = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export const keysAnswer = z.object({ keys: z.array(keyRow) });
export const keyQuestion = z.strictObject({
  name: z.string().min(1).max(100),
  scopes: z.array(scope).min(1),
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
/** The only time the key itself is shown. */
export const keyAnswer = keyRow.extend({ key: z.string() });

export const sourceRow = z.object({
  source: z.string(),
  status: z.enum(["active", "stopped", "deleting"]),
  lastReceivedAt: z.string().nullable(),
  counts: z.array(z.object({ type: z.string(), facts: z.number(), newestAt: z.string().nullable() })),
});
export const sourcesAnswer = z.object({ sources: z.array(sourceRow) });
export const sourceUpdate = z.strictObject({ status: z.enum(["active", "stopped"]) });
export const sourceParam = source;

export const whoLooked = z.object({
  at: z.string(),
  who: z.string(),
  customer: z.string(),
  site: z.string().nullable(),
});
export const whoLookedAnswer = z.object({ looks: z.array(whoLooked) });
