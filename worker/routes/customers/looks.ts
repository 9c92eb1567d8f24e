import { formatInstant } from "../../../shared/contract/time.ts";
import type { Look } from "../../ledger/shard/looks.ts";

/** A stored look as it is answered. */
export const toWhoLooked = ({ at, who, customer, site }: Look) => ({ at: formatInstant(at), who, customer, site });
