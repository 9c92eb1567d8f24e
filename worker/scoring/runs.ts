/** The way to the one object that fits the models. */
import { dayClock } from "../../shared/contract/time.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { readActiveModel } from "../store/model.ts";
import { readSettings } from "../store/setting.ts";
import type { ModelRun } from "./model-run.ts";

export const modelRun = (env: Env): DurableObjectStub<ModelRun> => env.MODEL_RUN.getByName("model-run");

/** Does the published model count in another currency than the company reports in now? Cards then give no forecast of money. */
export async function isInOldCurrency(env: Env): Promise<boolean> {
  const [{ currency }, active] = await Promise.all([readSettings(env.DB), readActiveModel(env.DB)]);
  return active !== null && currency !== null && active.currency !== currency;
}

/** After a change of the currency that is safely stored: what fails now is made good in the night. */
export async function fitInNewCurrency(env: Env, now: number): Promise<void> {
  try {
    if (!(await isInOldCurrency(env))) return;
    const { timeZone } = await readSettings(env.DB);
    await modelRun(env).start(dayClock(timeZone).dayOf(now));
  } catch (error) {
    logError({ event: "fit-in-new-currency" }, error);
  }
}
