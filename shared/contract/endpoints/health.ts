import * as z from "zod";

const check = z.enum(["ok", "failing"]);

export const healthAnswer = z.object({ status: z.literal("ok") });
export const readyAnswer = z.object({ status: check, checks: z.object({ database: check, ledger: check }) });
export const versionAnswer = z.object({ name: z.literal("marbles"), version: z.string() });
