/** Which keys are one customer and why; what people decide about it. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import {
  customerKeys,
  separateQuestion,
  suggestionDecision,
  suggestionsAnswer,
} from "../../../shared/contract/endpoints/customers.ts";
import { normaliseKey } from "../../../shared/contract/keys.ts";
import { openDirectory } from "../../ledger/directory/directory.ts";
import { openIdentity } from "../../ledger/identity/identity.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { customerParam, findCustomer } from "../customers/customer-id.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";
import { listSuggestionRows } from "./suggestions.ts";

export const identityRoutes = newRouter();

const keys = createRoute({
  method: "get",
  path: "/v1/customers/{id}/keys",
  summary: "The keys of a customer, and what joins them",
  tags: ["Identity"],
  middleware: requireScope("read"),
  request: { params: customerParam },
  responses: { 200: json(customerKeys, "Keys with their evidence"), 404: failure("There is no such customer") },
});
identityRoutes.openapi(keys, async (c) => {
  const { address } = await findCustomer(c, c.req.valid("param").id);
  return c.json(await openIdentity(c.env).keysOf(address.customer), 200);
});

const separate = createRoute({
  method: "post",
  path: "/v1/customers/{id}/separate",
  summary: "Take a key out of a customer",
  description: "The key stays out, whatever records come later; its facts go with it, and nothing is lost.",
  tags: ["Identity"],
  middleware: requireScope("admin"),
  request: { params: customerParam, body: jsonBody(separateQuestion) },
  responses: {
    200: json(customerKeys, "The keys that are left"),
    404: failure("There is no such customer"),
    409: failure("The key is alone, or not this customer's"),
    422: failure("This is no key"),
  },
});
identityRoutes.openapi(separate, async (c) => {
  const { address } = await findCustomer(c, c.req.valid("param").id);
  const key = normaliseKey(c.req.valid("json").key);
  if (key === null) throw new ProblemError("unprocessable", "This is no key, such as email:ada@example.com.");
  const identity = openIdentity(c.env);
  const before = await identity.keysOf(address.customer);
  const isOwn = before.keys.some((row) => row.key === key);
  if (!isOwn || !(await identity.separate(key, c.var.caller.name)))
    throw new ProblemError("conflict", "This key is not joined with another key of this customer.");
  await recordAction(c, "identity.separate", address.customer);
  // The id may belong to the key that was taken out; whoever else is left is found by a key of theirs.
  const rest = before.keys.find((row) => row.joins && row.key !== key);
  const [found] = rest === undefined ? [] : await openDirectory(c.env).find([rest.key]);
  return c.json(found?.status === "one" ? await identity.keysOf(found.address.customer) : before, 200);
});

const rejoin = createRoute({
  method: "post",
  path: "/v1/customers/{id}/rejoin",
  summary: "Take a separation back",
  description: "The key joins again whatever the records say it joins; its facts come back with it.",
  tags: ["Identity"],
  middleware: requireScope("admin"),
  request: { params: customerParam, body: jsonBody(separateQuestion) },
  responses: {
    200: json(customerKeys, "The keys of the customer that the key belongs to now"),
    404: failure("There is no such customer"),
    409: failure("The key was not separated from this customer"),
    422: failure("This is no key"),
  },
});
identityRoutes.openapi(rejoin, async (c) => {
  const { address } = await findCustomer(c, c.req.valid("param").id);
  const key = normaliseKey(c.req.valid("json").key);
  if (key === null) throw new ProblemError("unprocessable", "This is no key, such as email:ada@example.com.");
  const identity = openIdentity(c.env);
  const { separated } = await identity.keysOf(address.customer);
  if (!separated.some(({ a }) => a === key))
    throw new ProblemError("conflict", "This key was not separated from this customer by hand.");
  await identity.rejoin(key);
  await recordAction(c, "identity.rejoin", address.customer);
  const [found] = await openDirectory(c.env).find([key]);
  return c.json(await identity.keysOf(found?.status === "one" ? found.address.customer : address.customer), 200);
});

const suggestions = createRoute({
  method: "get",
  path: "/v1/identity/suggestions",
  summary: "Customers that may be one",
  tags: ["Identity"],
  middleware: requireScope("admin"),
  request: { query: z.object({ status: z.enum(["open", "joined", "dismissed"]).default("open") }) },
  responses: { 200: json(suggestionsAnswer, "Newest first, at most 500") },
});
identityRoutes.openapi(suggestions, async (c) =>
  c.json({ suggestions: await listSuggestionRows(c.env, c.req.valid("query").status) }, 200),
);

const decide = createRoute({
  method: "post",
  path: "/v1/identity/suggestions/{id}",
  summary: "Join what was suggested, or dismiss it",
  tags: ["Identity"],
  middleware: requireScope("admin"),
  request: {
    params: z.object({
      id: z
        .string()
        .max(200)
        .openapi({ param: { name: "id", in: "path" } }),
    }),
    body: jsonBody(suggestionDecision),
  },
  responses: {
    200: json(z.object({ id: z.string(), decision: z.enum(["join", "dismiss"]) }), "Decided"),
    404: failure("There is no such open suggestion"),
  },
});
identityRoutes.openapi(decide, async (c) => {
  const { id } = c.req.valid("param");
  const { decision } = c.req.valid("json");
  if (!(await openIdentity(c.env).decideSuggestion(id, decision, c.var.caller.name)))
    throw new ProblemError("not-found", "There is no such suggestion, or it was decided before.");
  await recordAction(c, `identity.${decision}`, id);
  return c.json({ id, decision }, 200);
});
