/** A closed answer: either a value or a reason, never an exception for something that can be expected. */
export type Result<Value, Reason> = { ok: true; value: Value } | { ok: false; reason: Reason };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });
export const err = <Reason>(reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason });
