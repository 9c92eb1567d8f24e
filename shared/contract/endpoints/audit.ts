import * as z from "zod";

export const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
});

/** One thing an admin did. `who` names the key it was done with, `subject` what it was done to. */
export const adminAction = z.object({
  at: z.string(),
  who: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export const auditAnswer = z.object({ actions: z.array(adminAction), cursor: z.string().nullable() });
