/** A record as it goes over the wire: exactly what the contract takes. */
import type * as z from "zod";
import type { RECORD_SCHEMAS, RecordType } from "../../shared/contract/records.ts";

type Wire<Type extends RecordType> = z.input<(typeof RECORD_SCHEMAS)[Type]>;

export type SampleRecord = { [Type in RecordType]: Wire<Type> }[RecordType];
export type Sample<Type extends RecordType> = Wire<Type>;
