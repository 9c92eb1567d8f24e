import { routeSuite } from "../../suites/route.ts";
import { ask, newKey } from "../asking.ts";

routeSuite(
  "sync, lookup, customers, identity, sources",
  [
    { method: "POST", path: "/v1/sync", scope: "ingest", json: [] },
    { method: "POST", path: "/v1/lookup", scope: "read", json: { claims: [{ key: "email:ada@example.com" }] } },
    { method: "GET", path: "/v1/customers", scope: "read" },
    { method: "GET", path: "/v1/customers/{id}", scope: "read" },
    { method: "GET", path: "/v1/customers/{id}/timeline", scope: "read" },
    { method: "GET", path: "/v1/customers/{id}/looks", scope: "admin" },
    { method: "GET", path: "/v1/customers/{id}/export", scope: "admin" },
    { method: "DELETE", path: "/v1/customers/{id}", scope: "admin" },
    { method: "GET", path: "/v1/customers/{id}/keys", scope: "read" },
    { method: "POST", path: "/v1/customers/{id}/separate", scope: "admin", json: { key: "email:ada@example.com" } },
    { method: "POST", path: "/v1/customers/{id}/rejoin", scope: "admin", json: { key: "email:ada@example.com" } },
    { method: "GET", path: "/v1/identity/suggestions", scope: "admin" },
    { method: "POST", path: "/v1/identity/suggestions/{id}", scope: "admin", json: { decision: "join" } },
    { method: "GET", path: "/v1/sources", scope: "read" },
    { method: "PUT", path: "/v1/sources/{source}", scope: "admin", json: { status: "active" } },
    { method: "DELETE", path: "/v1/sources/{source}", scope: "admin" },
    { method: "GET", path: "/v1/audit/looks", scope: "admin" },
  ],
  ask,
  newKey,
);
