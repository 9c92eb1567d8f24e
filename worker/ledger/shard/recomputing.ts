/**
 * What waits to be recomputed, and one short step of it. There are two queues: `dirty` (units whose facts changed) and one sweep over
 * all units (other rates, settings, thresholds or model). Both keep their place in the tables, so a step that is cut off is repeated.
 */
import { logError } from "../../log.ts";
import { type CompanyCopy, dropMeta, readMeta, saveMeta } from "./company-copy.ts";
import { refreshUnit, rescoreUnit } from "./units.ts";

/** A step stops after about this many facts: 5 ms here. Counted, because a Worker's clock stands still while it computes. */
const FACTS_A_STEP = 1500;
const SCORES_A_STEP = 250;
const UNITS_A_STEP = 200;

type Sweep = { kind: "facts" | "scores"; after: string };

/** Starts (again) at the first unit; a sweep that reads facts also does what one over scores would. */
export function startSweep(sql: SqlStorage, kind: Sweep["kind"]): void {
  const running = readSweep(sql);
  saveMeta(
    sql,
    "sweep",
    JSON.stringify({ kind: running?.kind === "facts" ? "facts" : kind, after: "" } satisfies Sweep),
  );
}

/** "idle" when nothing waits, "stuck" when only units that failed before do. */
export function recomputeStep(sql: SqlStorage, company: CompanyCopy, now: number): "more" | "idle" | "stuck" {
  if (dirtyStep(sql, company, now)) return "more";
  if (sweepStep(sql, company, now)) return "more";
  return countDirty(sql) === 0 ? "idle" : "stuck";
}

export function countWaiting(sql: SqlStorage): number {
  const sweep = readSweep(sql);
  const left =
    sweep === null
      ? 0
      : sql.exec<{ n: number }>("SELECT count(DISTINCT home) AS n FROM customer WHERE home > ?", sweep.after).one().n;
  return left + countDirty(sql);
}

/** So that they are tried once more; called when the alarm fires after its pause. */
export const forgiveFailures = (sql: SqlStorage): void => {
  sql.exec("UPDATE dirty SET failures = 0 WHERE failures > 0");
};

/** Brings these units up to date at once: a handful of records is visible in lists when the answer leaves. */
export function refreshNow(sql: SqlStorage, company: CompanyCopy, homes: readonly string[], now: number): void {
  for (const home of homes) attempt(sql, home, () => refreshUnit(sql, home, company.basis(), now));
}

function dirtyStep(sql: SqlStorage, company: CompanyCopy, now: number): boolean {
  const homes = sql.exec<{ home: string }>("SELECT home FROM dirty WHERE failures = 0 LIMIT ?", UNITS_A_STEP).toArray();
  let budget = FACTS_A_STEP;
  for (const { home } of homes) {
    if (budget <= 0) break;
    budget -= attempt(sql, home, () => refreshUnit(sql, home, company.basis(), now));
  }
  return homes.length > 0;
}

function sweepStep(sql: SqlStorage, company: CompanyCopy, now: number): boolean {
  const sweep = readSweep(sql);
  if (sweep === null) return false;
  const limit = sweep.kind === "scores" ? SCORES_A_STEP : UNITS_A_STEP;
  const homes = sql
    .exec<{ home: string }>(
      "SELECT DISTINCT home FROM customer WHERE home > ? ORDER BY home LIMIT ?",
      sweep.after,
      limit,
    )
    .toArray();
  let budget = FACTS_A_STEP;
  let after = sweep.after;
  for (const { home } of homes) {
    if (budget <= 0) break;
    if (sweep.kind === "scores") attempt(sql, home, () => (rescoreUnit(sql, home, company.basis(), now), 0));
    else budget -= attempt(sql, home, () => refreshUnit(sql, home, company.basis(), now));
    after = home;
  }
  if (homes.length === 0) dropMeta(sql, "sweep");
  else saveMeta(sql, "sweep", JSON.stringify({ ...sweep, after } satisfies Sweep));
  return true;
}

/** One unit that cannot be computed must not hold up the others: it is put aside and tried again later. */
function attempt(sql: SqlStorage, home: string, work: () => number): number {
  try {
    const cost = work();
    sql.exec("DELETE FROM dirty WHERE home = ?", home);
    return cost;
  } catch (error) {
    sql.exec(
      "INSERT INTO dirty (home, failures) VALUES (?, 1) ON CONFLICT (home) DO UPDATE SET failures = failures + 1",
      home,
    );
    logError({ event: "recompute" }, error);
    return 1;
  }
}

const countDirty = (sql: SqlStorage): number => sql.exec<{ n: number }>("SELECT count(*) AS n FROM dirty").one().n;

function readSweep(sql: SqlStorage): Sweep | null {
  const text = readMeta(sql, "sweep");
  return text === null ? null : (JSON.parse(text) as Sweep);
}
