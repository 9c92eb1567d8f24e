/** What the company says about itself. Every shard gets a copy, so a change is pushed before it is answered. */
import { createRoute } from "@hono/zod-openapi";
import { settingsAnswer, settingsUpdate } from "../../../shared/contract/endpoints/admin.ts";
import { tellJoinDesk } from "../../scoring/address-rules.ts";
import { tellShards } from "../../scoring/company.ts";
import { settleFirstCurrency } from "../../scoring/currency.ts";
import { fitInNewCurrency } from "../../scoring/runs.ts";
import { type CompanySettings, readSettings, saveSettings } from "../../store/setting.ts";
import { failure, json, jsonBody } from "../answers.ts";
import { recordAction } from "../audit/record.ts";
import { requireScope } from "../auth.ts";
import { newRouter } from "../router.ts";
import { parseAddresses } from "./addresses.ts";

export const settingsRoutes = newRouter();

/** ISO 4217's code for "no currency": said while there is no amount to take one from. */
const NO_CURRENCY = "XXX";

const show = createRoute({
  method: "get",
  path: "/v1/settings",
  summary: "Name, currency, time zone, shared addresses",
  tags: ["Company"],
  middleware: requireScope("read"),
  responses: {
    200: json(
      settingsAnswer,
      "`currency` is the commonest of the facts until one is chosen, XXX until there are facts",
    ),
  },
});
settingsRoutes.openapi(show, async (c) => {
  await settleFirstCurrency(c.env);
  return c.json(toAnswer(await readSettings(c.env.DB)), 200);
});

const update = createRoute({
  method: "put",
  path: "/v1/settings",
  summary: "Change the given settings",
  description:
    "Fields that are left out stay as they are. Figures are worked out again in the background; another currency starts a fit of the models.",
  tags: ["Company"],
  middleware: requireScope("admin"),
  request: { body: jsonBody(settingsUpdate) },
  responses: { 200: json(settingsAnswer, "The settings after the change"), 422: failure("A field is not valid") },
});
settingsRoutes.openapi(update, async (c) => {
  const wanted = c.req.valid("json");
  const addresses = parseAddresses(wanted);
  await saveSettings(c.env.DB, {
    ...(wanted.name === undefined ? {} : { name: wanted.name }),
    ...(wanted.currency === undefined ? {} : { currency: wanted.currency, currencyChosen: true }),
    ...(wanted.timeZone === undefined ? {} : { timeZone: wanted.timeZone }),
    ...addresses,
  });
  const settings = await readSettings(c.env.DB);
  await Promise.all([tellShards(c.env), tellJoinDesk(c.env)]);
  if (wanted.currency !== undefined) await fitInNewCurrency(c.env, Date.now());
  await recordAction(c, "settings.update", "company", { fields: Object.keys(wanted) });
  return c.json(toAnswer(settings), 200);
});

const toAnswer = (settings: CompanySettings) => ({ ...settings, currency: settings.currency ?? NO_CURRENCY });
