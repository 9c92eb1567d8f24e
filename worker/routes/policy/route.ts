/** The thresholds in force. Drafting and publishing come with the policy pages. */
import { createRoute } from "@hono/zod-openapi";
import { policyAnswer } from "../../../shared/contract/endpoints/policy.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { readPolicy } from "../../store/policy.ts";
import { json } from "../answers.ts";
import { requireScope } from "../auth.ts";
import { newRouter } from "../router.ts";

export const policyRoutes = newRouter();

const show = createRoute({
  method: "get",
  path: "/v1/policy",
  summary: "The policy in force",
  tags: ["Company"],
  middleware: requireScope("read"),
  responses: { 200: json(policyAnswer, "The published policy, or the defaults until there is one") },
});
policyRoutes.openapi(show, async (c) => {
  const { version, thresholds, publishedAt } = await readPolicy(c.env.DB);
  return c.json({ version, thresholds, publishedAt: publishedAt === null ? null : formatInstant(publishedAt) }, 200);
});
