/** The question a page asks, and its answer. */
import * as z from "zod";
import { card, match, riskBand, valueBand } from "./card.ts";
import { key } from "./fields.ts";

/** `basis` says what on the page the key was read from, for example "ticket in the address" or "requester". */
export const claim = z.strictObject({ key, basis: z.string().max(80).optional() });
export type Claim = { key: string; basis?: string | undefined };

export const lookupQuestion = z.strictObject({
  claims: z.array(claim).min(1).max(20),
  url: z.string().max(2000).optional(),
});

export const candidate = z.object({
  id: z.string(),
  name: z.string().nullable(),
  kind: z.enum(["person", "account"]),
  account: z.string().nullable(),
  key: z.string(),
  basis: z.string(),
  valueBand: valueBand.nullable(),
  riskBand: riskBand.nullable(),
});
export type Candidate = z.infer<typeof candidate>;

export const lookupAnswer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("matched"), match, card }),
  z.object({ status: z.literal("ambiguous"), candidates: z.array(candidate), reason: z.string() }),
  z.object({ status: z.literal("unknown") }),
]);
export type LookupAnswer = z.infer<typeof lookupAnswer>;
