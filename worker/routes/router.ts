/** What every route file starts from: typed variables, and one answer to bad input. */
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Scope } from "../../shared/contract/endpoints/admin.ts";
import type { Env } from "../env.ts";
import { problemFromZod } from "./problem.ts";

/** Who asks. Until there are accounts this is a machine key. */
export type Caller = { kind: "key"; id: string; name: string; scopes: readonly Scope[] };

export type App = { Bindings: Env; Variables: { requestId: string; caller: Caller } };

/** A router whose failed validation answers 422 with the path of each mistake. */
export const newRouter = () =>
  new OpenAPIHono<App>({
    defaultHook: (result, c) => (result.success ? undefined : problemFromZod(c, result.error)),
  });
