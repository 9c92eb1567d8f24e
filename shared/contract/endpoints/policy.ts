import * as z from "zod";
import { thresholds } from "../policy.ts";

/** `publishedAt` is null while the defaults hold, because nobody has published a policy yet. */
export const policyAnswer = z.object({
  version: z.string(),
  thresholds,
  publishedAt: z.string().nullable(),
});
