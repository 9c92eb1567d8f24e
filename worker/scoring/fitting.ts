import type { FittedModel } from "../../shared/contract/endpoints/model.ts";
import type { FoldAnswer } from "../ledger/rpc.ts";
export function mergeFolds(_pages: FoldAnswer[]): FoldAnswer {
  throw new Error("not yet");
}
export function fitModels(_fold: FoldAnswer): { models: FittedModel[] } {
  throw new Error("not yet");
}
