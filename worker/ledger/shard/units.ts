/** Summary, score and the searchable columns of one unit of value, brought up to date from its facts. */
import type { Fact } from "../../../shared/contract/records.ts";
import { type CustomerSummary, type Score, summarise, toProfile, toScore } from "../../../shared/metrics/index.ts";
import type { Basis } from "./company-copy.ts";
import { membersOf, readFacts } from "./reading.ts";

/** Recomputes everything that is kept of a unit. Answers how many facts that took, the measure of how long it took. */
export function refreshUnit(sql: SqlStorage, home: string, basis: Basis, now: number): number {
  const members = membersOf(sql, home);
  const facts: Fact[] = [];
  for (const { no } of members) {
    const own = readFacts(sql, no);
    saveProfile(sql, no, own);
    facts.push(...own);
  }
  if (members.length === 0) sql.exec("DELETE FROM unit WHERE home = ?", home);
  else {
    const summary = summarise(facts, basis.books, { asOfMs: now, thresholds: basis.rules.thresholds });
    saveUnit(sql, home, summary, basis, now);
  }
  return facts.length + 1;
}

/** Applies another model or other thresholds to what is stored, without reading a fact. */
export function rescoreUnit(sql: SqlStorage, home: string, basis: Basis, now: number): void {
  const row = sql.exec<{ summary: string }>("SELECT summary FROM unit WHERE home = ?", home).toArray()[0];
  if (row === undefined) refreshUnit(sql, home, basis, now);
  else saveUnit(sql, home, JSON.parse(row.summary) as CustomerSummary, basis, now);
}

function saveUnit(sql: SqlStorage, home: string, summary: CustomerSummary, basis: Basis, now: number): void {
  const score = toScore(summary, basis.rules, now);
  sql.exec(
    `INSERT INTO unit (home, summary, by_value, by_risk, by_seen, currency, total_minor, to_date_minor, value_band, risk, risk_band, nps_latest, last_seen_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
     ON CONFLICT (home) DO UPDATE SET summary = ?2, by_value = ?3, by_risk = ?4, by_seen = ?5, currency = ?6, total_minor = ?7,
       to_date_minor = ?8, value_band = ?9, risk = ?10, risk_band = ?11, nps_latest = ?12, last_seen_at = ?13
     WHERE summary <> ?2 OR by_value <> ?3 OR by_risk <> ?4 OR total_minor IS NOT ?7 OR value_band IS NOT ?9 OR risk_band IS NOT ?11`,
    home,
    JSON.stringify(summary),
    ...ranks(score),
    summary.currency,
    score.totalMinor,
    score.toDateMinor,
    score.valueBand,
    score.risk,
    score.riskBand,
    score.npsLatest,
    score.lastSeenAt,
  );
}

/** What the lists are sorted by: a number for every unit, the unknown last. Before the first fit customers rank by value to date. */
const ranks = (score: Score): [number, number, number] => [
  score.totalMinor ?? score.toDateMinor,
  score.risk ?? -1,
  score.lastSeenAt ?? 0,
];

function saveProfile(sql: SqlStorage, no: number, own: Fact[]): void {
  const { name, kind, segment } = toProfile(own);
  const before = sql.exec<{ name: string | null }>("SELECT name FROM customer WHERE no = ?", no).one();
  sql.exec(
    "UPDATE customer SET name = ?2, sort_name = ?3, kind = ?4, segment = ?5 WHERE no = ?1 AND (name IS NOT ?2 OR kind <> ?4 OR segment IS NOT ?5)",
    no,
    name,
    foldName(name ?? ""),
    kind,
    segment,
  );
  if (before.name === name) return;
  sql.exec("DELETE FROM name_search WHERE rowid = ?", no);
  if (name !== null) sql.exec("INSERT INTO name_search (rowid, name) VALUES (?, ?)", no, name);
}

/** For sorting and for words too short for the index: without case and accents. */
export const foldName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
