import type { Fact, RecordType } from "../contract/records.ts";

type OfType<Type extends RecordType> = Extract<Fact, { type: Type }>;

/** The facts of one type, typed. */
export function ofType<Type extends RecordType>(facts: readonly Fact[], type: Type): OfType<Type>[] {
  return facts.filter((fact): fact is OfType<Type> => fact.type === type);
}
