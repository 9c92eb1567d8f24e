/** The small pieces that records, queries and answers are made of. */
import * as z from "zod";
import { isCurrency } from "./money.ts";
import { normaliseSource, parseKey } from "./keys.ts";
import { remembered } from "./remembered.ts";
import { parseDay, parseInstant } from "./time.ts";

/** Adds the failure of one of our own parsers to zod's list, with the stable code that callers can rely on. */
export function issue(context: z.core.ParsePayload, input: unknown, problem: { code: string; message: string }): void {
  context.issues.push({ code: "custom", input, message: problem.message, params: { code: problem.code } });
}

/** ISO 8601 with offset → epoch milliseconds. */
export const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  issue(context, text, parsed.reason);
  return z.NEVER;
});

/** "2026-05-01" → day number. */
export const day = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed !== null) return parsed;
  issue(context, text, { code: "date_malformed", message: 'Write the day as "2026-05-01".' });
  return z.NEVER;
});

/** A load says the same keys and sources again and again. */
export const keyOf = remembered(parseKey, 20_000);
export const sourceOf = remembered(normaliseSource, 1000);

/** A key in its normal form. */
export const key = z.string().transform((text, context) => {
  const parsed = keyOf(text);
  if (parsed.ok) return parsed.value.text;
  issue(context, text, parsed.reason);
  return z.NEVER;
});

export const source = z.string().transform((text, context) => {
  const normal = sourceOf(text);
  if (normal !== null) return normal;
  issue(context, text, {
    code: "source_malformed",
    message: 'The source is "system" or "system:tenant" in lower case, such as "zendesk:acme".',
  });
  return z.NEVER;
});

export const currency = z.string().check((context) => {
  if (!isCurrency(context.value))
    issue(context, context.value, {
      code: "currency_unknown",
      message: "This is no ISO 4217 currency code, such as EUR.",
    });
});

/** A decimal string in major units; which decimals are allowed depends on the currency beside it. */
export const amountText = z
  .string({ error: 'Write amounts as strings such as "12.50", so that no digit is lost.' })
  .max(32);

export const shortText = (max: number) => z.string().max(max);
