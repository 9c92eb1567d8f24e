/** A page of customers: found by a key that was typed, or by name, bands and order. */
import type { Context } from "hono";
import type * as z from "zod";
import type { CustomerRow, customersQuery } from "../../../shared/contract/endpoints/customers.ts";
import { openDirectory } from "../../ledger/directory/directory.ts";
import { type Ledger, openLedger } from "../../ledger/ledger.ts";
import type { Address } from "../../ledger/types.ts";
import { listSources } from "../../store/source.ts";
import type { App } from "../router.ts";
import { fromCursor, toCursor } from "./cursor.ts";
import { searchKeys } from "./search.ts";

type Page = { customers: CustomerRow[]; cursor: string | null };

export async function listPage(c: Context<App>, query: z.output<typeof customersQuery>): Promise<Page> {
  const { q = "", band = null, risk = null, scope, sort, limit } = query;
  const after = fromCursor(query.cursor, sort === "name");
  const ledger = await openLedger(c.env);
  const byKey = q.trim() === "" || after !== null ? [] : await findByKey(c, ledger, q);
  if (byKey.length > 0) return { customers: byKey.filter(inBands(band, risk)).slice(0, limit), cursor: null };
  const page = await ledger.list({ q: q.trim() === "" ? null : q, band, risk, scope, sort, limit, after });
  return { customers: page.customers, cursor: toCursor(page.cursor) };
}

async function findByKey(c: Context<App>, ledger: Ledger, q: string): Promise<CustomerRow[]> {
  const directory = openDirectory(c.env);
  const direct = await directory.findCustomer(q.trim());
  if (direct !== null) return ledger.rows([direct.address]);
  const sources = (await listSources(c.env.DB)).map(({ source }) => source);
  const keys = searchKeys(q, sources);
  if (keys.length === 0) return [];
  const addresses = (await directory.find(keys)).flatMap((found): Address[] => {
    if (found.status === "one") return [found.address];
    return found.status === "several" ? found.addresses : [];
  });
  const distinct = new Map(addresses.map((address) => [address.customer, address]));
  return ledger.rows([...distinct.values()]);
}

const inBands = (band: string | null, risk: string | null) => (row: CustomerRow) =>
  (band === null || row.valueBand === band) && (risk === null || row.riskBand === risk);
