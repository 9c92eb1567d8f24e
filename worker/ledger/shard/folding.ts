/** The shard's part of a fit: its units folded into cells, some at a time. */
import { foldUnits } from "../../../shared/metrics/index.ts";
import type { FoldAnswer } from "../rpc.ts";
import type { Basis } from "./company-copy.ts";
import { membersOf, readFacts } from "./reading.ts";

/** Facts of one page: a few tens of milliseconds, after which lookups get their turn. */
const FACTS_A_PAGE = 20_000;
const UNITS_A_PAGE = 2000;

/** `asOf` is a day number in the company's time zone, inclusive; `after` the home that the page before ended with. */
export function foldPage(
  sql: SqlStorage,
  basis: Basis,
  { asOf, after }: { asOf: number; after: string | null },
): { answer: FoldAnswer; next: string | null } {
  const homes = sql
    .exec<{ home: string }>(
      "SELECT DISTINCT home FROM customer WHERE home > ? ORDER BY home LIMIT ?",
      after ?? "",
      UNITS_A_PAGE,
    )
    .toArray();
  const units = [];
  let count = 0;
  for (const { home } of homes) {
    const facts = membersOf(sql, home).flatMap(({ no }) => readFacts(sql, no));
    units.push(facts);
    count += facts.length;
    if (count >= FACTS_A_PAGE) break;
  }
  const isLast = units.length === homes.length && homes.length < UNITS_A_PAGE;
  return { answer: foldUnits(units, basis.books, asOf), next: isLast ? null : (homes[units.length - 1]?.home ?? null) };
}
