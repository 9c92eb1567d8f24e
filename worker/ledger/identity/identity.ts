/** Identity as routes see it. All of it goes through the one join desk; what is cut here is only the size of a call. */
import type { SuggestionStatus } from "./queue.ts";
import type { Env } from "../../env.ts";
import type { AddressRules } from "../directory/rows.ts";
import { JOIN_DESK } from "../slots.ts";
import type { IdentityRpc } from "../rpc.ts";
import type { Placement } from "../types.ts";

/** Keys in one call; at 512 characters a key that is far below the 32 MiB of a message. */
const RECORDS_A_CALL = 5000;

export function openIdentity(env: Env): IdentityRpc {
  const desk = () => env.JOINS.getByName(JOIN_DESK);
  return {
    join: async (records) => {
      const answers: Placement[] = [];
      for (let from = 0; from < records.length; from += RECORDS_A_CALL)
        answers.push(...(await desk().join(records.slice(from, from + RECORDS_A_CALL))));
      return answers;
    },
    keysOf: async (customer: string) => desk().keysOf(customer),
    separate: async (key: string, by: string) => desk().separate(key, by),
    rejoin: async (key: string) => desk().rejoin(key),
    suggestions: async (status: SuggestionStatus) => desk().suggestions(status),
    decideSuggestion: async (id: string, decision: "join" | "dismiss", by: string) =>
      desk().decideSuggestion(id, decision, by),
    addressRules: async () => desk().addressRules(),
    setAddressRules: async (rules: AddressRules) => desk().setAddressRules(rules),
    forget: async (customer: string) => desk().forget(customer),
    withdraw: async (records) => {
      for (let from = 0; from < records.length; from += RECORDS_A_CALL)
        await desk().withdraw(records.slice(from, from + RECORDS_A_CALL));
    },
  };
}
