/** Which addresses stand for no single person: D1 is the source, the join desk decides by its own copy. */
import type { Env } from "../env.ts";
import { openIdentity } from "../ledger/identity/identity.ts";
import { logError } from "../log.ts";
import { readSettings } from "../store/setting.ts";

/** Tells the join desk when its rules are not those of the settings; existing joins are then judged again. */
export async function updateAddressRules(env: Env): Promise<void> {
  const identity = openIdentity(env);
  const [settings, known] = await Promise.all([readSettings(env.DB), identity.addressRules()]);
  const wanted = { roles: settings.roleAddresses, shared: settings.sharedAddresses };
  if (isSame(wanted.roles, known.roles) && isSame(wanted.shared, known.shared)) return;
  await identity.setAddressRules(wanted);
}

/** After a change that is safely stored: what fails now is made good by the clock. */
export function tellJoinDesk(env: Env): Promise<void> {
  return updateAddressRules(env).catch((error: unknown) => logError({ event: "tell-join-desk" }, error));
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].toSorted()) === JSON.stringify([...b].toSorted());
