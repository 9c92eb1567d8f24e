/** Facts by their type, typed. */
import type { Fact, RecordType } from "../contract/records.ts";

type OfType<Type extends RecordType> = Extract<Fact, { type: Type }>;
export type FactsByType = { readonly [Type in RecordType]?: OfType<Type>[] };

/** The facts of one type. */
export function ofType<Type extends RecordType>(facts: readonly Fact[], type: Type): OfType<Type>[] {
  return facts.filter((fact): fact is OfType<Type> => fact.type === type);
}

/** All of them in one pass: a summary is made for every customer at every fit. */
export function byType(facts: readonly Fact[]): FactsByType {
  const groups: Partial<Record<RecordType, Fact[]>> = {};
  for (const fact of facts) {
    const group = groups[fact.type];
    if (group === undefined) groups[fact.type] = [fact];
    else group.push(fact);
  }
  return groups as FactsByType;
}
