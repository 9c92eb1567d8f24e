/** What the law asks of whoever keeps data on people: to show all of it, and to erase it. */
import * as z from "zod";
import { whoLooked } from "./admin.ts";

/** `records` are as `POST /v1/sync` takes them. */
export const exportAnswer = z.object({
  id: z.string(),
  mergedFrom: z.array(z.string()),
  exportedAt: z.string(),
  records: z.array(z.record(z.string(), z.unknown())),
  looks: z.array(whoLooked),
});

/** Counts of what was erased; nothing that would say whom it was about but the id that was given. */
export const erasureReceipt = z.object({
  receipt: z.string(),
  customer: z.string(),
  erasedAt: z.string(),
  facts: z.number(),
  keys: z.number(),
  looks: z.number(),
});
export type ErasureReceipt = z.infer<typeof erasureReceipt>;
