/** Customers: the list, one card, its history, who looked, everything that is kept of it, and its erasure. */
import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { card } from "../../../shared/contract/card.ts";
import { whoLookedAnswer } from "../../../shared/contract/endpoints/admin.ts";
import { customersAnswer, customersQuery, timelineAnswer } from "../../../shared/contract/endpoints/customers.ts";
import { erasureReceipt, exportAnswer } from "../../../shared/contract/endpoints/privacy.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { openLedger } from "../../ledger/ledger.ts";
import { failure, json } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { lookerOf } from "../lookup/looker.ts";
import { ProblemError } from "../problem.ts";
import { newRouter } from "../router.ts";
import { customerParam, findCustomer, noSuchCustomer } from "./customer-id.ts";
import { eraseCustomer } from "./erasure.ts";
import { listPage } from "./list.ts";
import { toWhoLooked } from "./looks.ts";
import { toRecord } from "./wire-record.ts";

export const customerRoutes = newRouter();

const notFound = failure("There is no such customer");

const list = createRoute({
  method: "get",
  path: "/v1/customers",
  summary: "List and search customers",
  description: "`q` is words of the name, or an address, a key, or the id of an order, ticket or subscription.",
  tags: ["Customers"],
  middleware: requireScope("read"),
  request: { query: customersQuery },
  responses: { 200: json(customersAnswer, "A page of customers") },
});
customerRoutes.openapi(list, async (c) => c.json(await listPage(c, c.req.valid("query")), 200));

const one = createRoute({
  method: "get",
  path: "/v1/customers/{id}",
  summary: "The card of a customer",
  description:
    "An id that was merged answers with the present customer, and `mergedFrom` names it. A look is written down.",
  tags: ["Customers"],
  middleware: requireScope("read"),
  request: { params: customerParam, query: z.object({ url: z.string().max(2000).optional() }) },
  responses: { 200: json(card, "The card"), 404: notFound },
});
customerRoutes.openapi(one, async (c) => {
  const { address, mergedFrom } = await findCustomer(c, c.req.valid("param").id);
  const ledger = await openLedger(c.env);
  const answer = await ledger.card(address, null, lookerOf(c, c.req.valid("query").url));
  if (answer === null) throw noSuchCustomer();
  const customer = { ...answer.customer, mergedFrom: mergedFrom === null ? [] : [mergedFrom] };
  return c.json({ ...answer, customer }, 200);
});

const timeline = createRoute({
  method: "get",
  path: "/v1/customers/{id}/timeline",
  summary: "The history of a customer",
  description: "Newest first. Of a person of an account: the account's.",
  tags: ["Customers"],
  middleware: requireScope("read"),
  request: {
    params: customerParam,
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(20).optional(),
    }),
  },
  responses: { 200: json(timelineAnswer, "A page of the history"), 404: notFound },
});
customerRoutes.openapi(timeline, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new ProblemError("bad-request", "This cursor is not one that an earlier answer gave.");
  const { address } = await findCustomer(c, c.req.valid("param").id);
  const { entries, next } = await (await openLedger(c.env)).timeline(address, limit, cursor ?? null);
  return c.json({ entries, cursor: next }, 200);
});

const looks = createRoute({
  method: "get",
  path: "/v1/customers/{id}/looks",
  summary: "Who looked at a customer",
  description: "One entry for a caller and ten minutes, newest first, at most 500.",
  tags: ["Audit"],
  middleware: requireScope("admin"),
  request: { params: customerParam },
  responses: { 200: json(whoLookedAnswer, "Who looked"), 404: notFound },
});
customerRoutes.openapi(looks, async (c) => {
  const { address } = await findCustomer(c, c.req.valid("param").id);
  const rows = await (await openLedger(c.env)).looks(address, 500);
  return c.json({ looks: rows.map(toWhoLooked) }, 200);
});

const allLooks = createRoute({
  method: "get",
  path: "/v1/audit/looks",
  summary: "Who looked at whom",
  tags: ["Audit"],
  middleware: requireScope("admin"),
  request: { query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }) },
  responses: { 200: json(whoLookedAnswer, "Newest first, of all customers") },
});
customerRoutes.openapi(allLooks, async (c) => {
  const rows = await (await openLedger(c.env)).recentLooks(c.req.valid("query").limit);
  return c.json({ looks: rows.map(toWhoLooked) }, 200);
});

const everything = createRoute({
  method: "get",
  path: "/v1/customers/{id}/export",
  summary: "Everything that is kept of one customer",
  description: "The facts as records: sent to /v1/sync they make the same customer again. Who looked is part of it.",
  tags: ["Privacy"],
  middleware: requireScope("admin"),
  request: { params: customerParam },
  responses: { 200: json(exportAnswer, "Everything"), 404: notFound },
});
customerRoutes.openapi(everything, async (c) => {
  const { address, mergedFrom } = await findCustomer(c, c.req.valid("param").id);
  const ledger = await openLedger(c.env);
  const [facts, looked] = await Promise.all([ledger.export(address), ledger.looks(address, 10_000)]);
  await recordAction(c, "customer.export", address.customer);
  return c.json(
    {
      id: address.customer,
      mergedFrom: mergedFrom === null ? [] : [mergedFrom],
      exportedAt: formatInstant(Date.now()),
      records: facts.map(toRecord),
      looks: looked.map(toWhoLooked),
    },
    200,
  );
});

const erase = createRoute({
  method: "delete",
  path: "/v1/customers/{id}",
  summary: "Erase a customer",
  description:
    "Facts, figures, keys and looks are gone when this answers. The receipt is kept with the admin's actions.",
  tags: ["Privacy"],
  middleware: requireScope("admin"),
  request: { params: customerParam },
  responses: { 200: json(erasureReceipt, "The receipt"), 404: notFound },
});
customerRoutes.openapi(erase, async (c) => {
  const { address } = await findCustomer(c, c.req.valid("param").id);
  const receipt = await eraseCustomer(c.env, address, Date.now());
  const { facts, looks: looked, keys } = receipt;
  await recordAction(c, "customer.erase", address.customer, { receipt: receipt.receipt, facts, looks: looked, keys });
  return c.json(receipt, 200);
});
