/** The way to the one object that fits the models. */
import type { Env } from "../env.ts";
import type { ModelRun } from "./model-run.ts";

export const modelRun = (env: Env): DurableObjectStub<ModelRun> => env.MODEL_RUN.getByName("model-run");
