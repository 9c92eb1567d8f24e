/** A customer id in an address → where that customer is now. */
import type { Context } from "hono";
import * as z from "zod";
import { openDirectory } from "../../ledger/directory/directory.ts";
import type { Address } from "../../ledger/types.ts";
import { ProblemError } from "../problem.ts";
import type { App } from "../router.ts";

/** Anything may stand here: what is no id of a customer is answered as "not found", like an id that nobody has. */
export const customerParam = z.object({
  id: z
    .string()
    .max(200)
    .openapi({ param: { name: "id", in: "path" } }),
});

/** Ids that were merged lead to the present customer; `mergedFrom` then names the id that was asked for. */
export async function findCustomer(
  c: Context<App>,
  id: string,
): Promise<{ address: Address; mergedFrom: string | null }> {
  const found = await openDirectory(c.env).findCustomer(id);
  if (found === null) throw noSuchCustomer();
  return found;
}

export const noSuchCustomer = (): ProblemError => new ProblemError("not-found", "There is no customer with this id.");
