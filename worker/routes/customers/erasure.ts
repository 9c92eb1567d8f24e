/** Erasure of one customer, in an order in which it can be broken off and asked for again. */
import { uuidv7 } from "uuidv7";
import type { ErasureReceipt } from "../../../shared/contract/endpoints/privacy.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import type { Env } from "../../env.ts";
import { openDirectory } from "../../ledger/directory/directory.ts";
import { openIdentity } from "../../ledger/identity/identity.ts";
import { openLedger } from "../../ledger/ledger.ts";
import type { Address } from "../../ledger/types.ts";

/** Facts first and the keys last: as long as anything is left, the id still leads to it. */
export async function eraseCustomer(env: Env, address: Address, now: number): Promise<ErasureReceipt> {
  const { refs, facts, looks } = await (await openLedger(env)).erase(address);
  if (refs.length > 0) await openDirectory(env).forgetFacts(refs);
  const { keys } = await openIdentity(env).forget(address.customer);
  return { receipt: `era_${uuidv7()}`, customer: address.customer, erasedAt: formatInstant(now), facts, keys, looks };
}
