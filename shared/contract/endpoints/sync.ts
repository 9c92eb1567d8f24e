import * as z from "zod";

export const rejection = z.object({
  line: z.number(),
  id: z.string().optional(),
  path: z.string(),
  code: z.string(),
  message: z.string(),
});
export type Rejection = z.infer<typeof rejection>;

/** `rejections` holds the first 1,000; `rejected` counts all. */
export const syncAnswer = z.object({
  received: z.number(),
  applied: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  rejections: z.array(rejection),
});
export type SyncAnswer = z.infer<typeof syncAnswer>;

/** Limits of one request and one record (bytes). */
export const SYNC_LIMITS = {
  bodyBytes: 100 * 1024 * 1024,
  arrayBytes: 5 * 1024 * 1024,
  arrayRecords: 10_000,
  recordBytes: 32 * 1024,
  depth: 32,
  rejections: 1000,
} as const;
