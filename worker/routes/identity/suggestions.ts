/** Suggestions with the names of those whom they are about. */
import type * as z from "zod";
import type { suggestion } from "../../../shared/contract/endpoints/customers.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import type { Env } from "../../env.ts";
import { openDirectory } from "../../ledger/directory/directory.ts";
import { openIdentity } from "../../ledger/identity/identity.ts";
import { openLedger } from "../../ledger/ledger.ts";
import type { Address } from "../../ledger/types.ts";

type Suggestion = z.infer<typeof suggestion>;

/** Two keys of a suggestion may meanwhile lead to one customer, or one of them to nobody: it is left out then. */
export async function listSuggestionRows(env: Env, status: Suggestion["status"]): Promise<Suggestion[]> {
  const rows = await openIdentity(env).suggestions(status);
  const keys = rows.flatMap(({ a, b }) => [a, b]);
  const found = await openDirectory(env).find(keys);
  const addresses = new Map<string, Address>();
  for (const [at, answer] of found.entries())
    if (answer.status === "one") addresses.set(keys[at] ?? "", answer.address);
  const distinct = new Map([...addresses.values()].map((address) => [address.customer, address]));
  const names = new Map((await (await openLedger(env)).rows([...distinct.values()])).map(({ id, name }) => [id, name]));
  return rows.flatMap(({ id, reason, status: state, a, b, at }) => {
    const customers = [a, b].flatMap((key) => {
      const customer = addresses.get(key)?.customer;
      return customer === undefined ? [] : [{ id: customer, name: names.get(customer) ?? null, key }];
    });
    return customers.length < 2 ? [] : [{ id, reason, status: state, customers, at: formatInstant(at) }];
  });
}
