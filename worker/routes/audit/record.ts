/** Writes down what an admin did, in the name of the key it was done with. */
import type { Context } from "hono";
import { recordAdminAction } from "../../store/admin-action.ts";
import type { App } from "../router.ts";

/** `action` is a verb phrase such as "key.create"; `detail` never holds a secret or a customer's data. */
export function recordAction(
  c: Context<App>,
  action: string,
  subject: string,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const { id, name } = c.var.caller;
  return recordAdminAction(c.env.DB, { at: Date.now(), who: `key:${id} (${name})`, action, subject, detail });
}
