/** What admins did, newest first. Who looked at whom is kept with each customer. */
import { createRoute } from "@hono/zod-openapi";
import { auditAnswer, auditQuery } from "../../../shared/contract/endpoints/audit.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { listAdminActions } from "../../store/admin-action.ts";
import { json } from "../answers.ts";
import { requireScope } from "../auth.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";

export const auditRoutes = newRouter();

const list = createRoute({
  method: "get",
  path: "/v1/audit",
  summary: "What admins did",
  tags: ["Audit"],
  middleware: requireScope("admin"),
  request: { query: auditQuery },
  responses: { 200: json(auditAnswer, "Newest first") },
});
auditRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const rows = await listAdminActions(c.env.DB, cursorNo(cursor), limit);
  const actions = rows.map(({ at, who, action, subject, detail }) => ({
    at: formatInstant(at),
    who,
    action,
    subject,
    detail,
  }));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return c.json({ actions, cursor: last === undefined ? null : String(last.no) }, 200);
});

function cursorNo(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const no = Number(cursor);
  if (Number.isSafeInteger(no) && no > 0) return no;
  throw new ProblemError("bad-request", "This cursor is not one that an earlier answer gave.");
}
