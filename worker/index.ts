/** The Worker, as a table of contents: what every request passes, where it goes, the objects, and what the clock starts. */
import { methodNotAllowed } from "hono/method-not-allowed";
import type { Env } from "./env.ts";
import { auditRoutes } from "./routes/audit/route.ts";
import { authenticate } from "./routes/auth.ts";
import { customerRoutes } from "./routes/customers/route.ts";
import { BEARER, DOCUMENT, docsRoutes } from "./routes/docs/route.ts";
import { answerFailure, answerMethodNotAllowed, answerNotFound } from "./routes/failure.ts";
import { healthRoutes } from "./routes/health/route.ts";
import { identityRoutes } from "./routes/identity/route.ts";
import { keyRoutes } from "./routes/keys/route.ts";
import { lookupRoutes } from "./routes/lookup/route.ts";
import { modelRoutes } from "./routes/model/route.ts";
import { policyRoutes } from "./routes/policy/route.ts";
import { limitRate } from "./routes/rate-limit.ts";
import { rateRoutes } from "./routes/rates/route.ts";
import { echoRequestName, requestName } from "./routes/request-name.ts";
import { newRouter } from "./routes/router.ts";
import { noStore, securityHeaders } from "./routes/security.ts";
import { settingsRoutes } from "./routes/settings/route.ts";
import { sourceRoutes } from "./routes/sources/route.ts";
import { syncRoutes } from "./routes/sync/route.ts";
import { companyReady } from "./routes/company-ready.ts";
import { everyMinute } from "./scoring/clock.ts";

export { DirectoryShard } from "./ledger/directory/directory-shard.ts";
export { JoinDesk } from "./ledger/identity/join-desk.ts";
export { LedgerShard } from "./ledger/shard/ledger-shard.ts";
export { ModelRun } from "./scoring/model-run.ts";

const app = newRouter();

app.use(requestName, echoRequestName);
app.use(securityHeaders);
app.use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }));
app.use("/v1/*", noStore, authenticate, limitRate, companyReady);

app.route("/", healthRoutes);
app.route("/", docsRoutes);
app.route("/", syncRoutes);
app.route("/", lookupRoutes);
app.route("/", customerRoutes);
app.route("/", identityRoutes);
app.route("/", sourceRoutes);
app.route("/", modelRoutes);
app.route("/", settingsRoutes);
app.route("/", rateRoutes);
app.route("/", policyRoutes);
app.route("/", keyRoutes);
app.route("/", auditRoutes);

app.openAPIRegistry.registerComponent("securitySchemes", "bearer", BEARER);
app.doc31("/openapi.json", DOCUMENT);

app.onError(answerFailure);
app.notFound(answerNotFound);

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => everyMinute(env, controller.scheduledTime),
} satisfies ExportedHandler<Env>;
