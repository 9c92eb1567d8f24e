import type { Contract } from "./contracts.ts";

/**
 * The renewals that a contract has come to, by number from 1: one before each further term begun, and the one at which it was lost. A loss
 * counts once the term it ended in is over, together with those who renewed then.
 */
export function renewalsSeen({ terms, lost }: Pick<Contract, "terms" | "lost">): { term: number; lost: 0 | 1 }[] {
  const renewed = Array.from({ length: Math.max(0, terms - 1) }, (_, i) => ({ term: i + 1, lost: 0 as const }));
  return lost && terms > 0 ? [...renewed, { term: terms, lost: 1 }] : renewed;
}
