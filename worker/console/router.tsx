/** Every page of the console and its address. A page that is not here cannot be opened or shared. */
import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import * as z from "zod";
import { CustomerPage } from "./customers/customer-page.tsx";
import { CustomersPage } from "./customers/customers-page.tsx";
import { ImportPage } from "./data/import/import-page.tsx";
import { KeysPage } from "./data/keys-page.tsx";
import { ModelPage } from "./data/model-page.tsx";
import { PeoplePage } from "./data/identity-page.tsx";
import { RatesPage } from "./data/rates-page.tsx";
import { SettingsPage } from "./data/settings-page.tsx";
import { SourcesPage } from "./data/sources-page.tsx";
import { Frame } from "./frame/frame.tsx";
import { NotFound } from "./frame/not-found.tsx";

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/customers" });
  },
});

/** What the list is narrowed to stands in the address, so that a view can be shared. */
const listSearch = z.object({
  q: z.string().optional().catch(undefined),
  band: z.enum(["low", "medium", "high", "top"]).optional().catch(undefined),
  risk: z.enum(["low", "medium", "high"]).optional().catch(undefined),
  sort: z.enum(["value", "risk", "recent", "name"]).optional().catch(undefined),
});

export const customersRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: listSearch,
  component: CustomersPage,
});
export const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  component: CustomerPage,
});

const dataPages = [
  createRoute({ getParentRoute: () => root, path: "/data/sources", component: SourcesPage }),
  createRoute({ getParentRoute: () => root, path: "/data/import", component: ImportPage }),
  createRoute({ getParentRoute: () => root, path: "/data/model", component: ModelPage }),
  createRoute({ getParentRoute: () => root, path: "/data/identity", component: PeoplePage }),
  createRoute({ getParentRoute: () => root, path: "/data/rates", component: RatesPage }),
  createRoute({ getParentRoute: () => root, path: "/data/settings", component: SettingsPage }),
  createRoute({ getParentRoute: () => root, path: "/data/keys", component: KeysPage }),
];

export const router = createRouter({
  routeTree: root.addChildren([start, customersRoute, customerRoute, ...dataPages]),
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
