/** Lists of customers: sorted by what is kept of their unit, filtered by band, searched by words of the name. */
import type { RiskBand, ValueBand } from "../../../shared/contract/card.ts";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import { formatAmount } from "../../../shared/contract/money.ts";
import { formatInstant } from "../../../shared/contract/time.ts";
import { foldName } from "./units.ts";

export type ListQuery = {
  q: string | null;
  band: string | null;
  risk: string | null;
  scope: "units" | "everyone";
  sort: string;
  limit: number;
  after: string | null;
};

type Row = {
  rank: number | string;
  id: string;
  home: string;
  name: string | null;
  kind: "person" | "account";
  segment: string | null;
  account: string | null;
  currency: string | null;
  totalMinor: number | null;
  valueBand: ValueBand | null;
  risk: number | null;
  riskBand: RiskBand | null;
  npsLatest: number | null;
  lastSeenAt: number | null;
};

const RANKS: Readonly<Record<string, { column: string; order: "ASC" | "DESC" }>> = {
  value: { column: "u.by_value", order: "DESC" },
  risk: { column: "u.by_risk", order: "DESC" },
  recent: { column: "u.by_seen", order: "DESC" },
  name: { column: "c.sort_name", order: "ASC" },
};

/** `after` and each row's `cursor` are [rank, home, id], the same in every shard, so that the pages of all shards can be merged. */
export function listCustomers(sql: SqlStorage, query: ListQuery): (CustomerRow & { cursor: string })[] {
  const { column, order } = RANKS[query.sort] ?? RANKS["value"]!;
  const beyond = order === "DESC" ? "<" : ">";
  const where: string[] = [];
  const values: (string | number)[] = [];
  const demand = (sqlText: string, ...bound: (string | number)[]) => {
    where.push(sqlText);
    values.push(...bound);
  };
  if (query.after !== null) {
    const [rank, home, id] = JSON.parse(query.after) as [string | number, string, string];
    demand(`${column} ${beyond}= ?`, rank);
    demand(`(${column} ${beyond} ? OR c.home ${beyond} ? OR (c.home = ? AND c.id ${beyond} ?))`, rank, home, home, id);
  }
  if (query.scope === "units") demand("c.home = c.id");
  if (query.band !== null) demand("u.value_band = ?", query.band);
  if (query.risk !== null) demand("u.risk_band = ?", query.risk);
  for (const { text, bound } of nameDemands(query.q)) demand(text, bound);
  return sql
    .exec<Row>(
      `SELECT ${column} AS rank, c.id, c.home, c.name, c.kind, c.segment, h.name AS account, u.currency, u.total_minor AS totalMinor,
         u.value_band AS valueBand, u.risk, u.risk_band AS riskBand, u.nps_latest AS npsLatest, u.last_seen_at AS lastSeenAt
       FROM ${query.sort === "name" ? "customer c LEFT JOIN unit u ON u.home = c.home" : "unit u JOIN customer c ON c.home = u.home"}
       LEFT JOIN customer h ON h.id = c.home AND c.home <> c.id
       ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""}
       ORDER BY rank ${order}, c.home ${order}, c.id ${order} LIMIT ?`,
      ...values,
      query.limit,
    )
    .toArray()
    .map(toCustomerRow);
}

/** Words of three letters and more are looked up in the index, anywhere in the name; shorter ones must begin a word. */
function nameDemands(q: string | null): { text: string; bound: string }[] {
  const words = (q ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const long = words.filter((word) => [...word].length >= 3);
  const short = words.filter((word) => [...word].length < 3);
  const match = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(" ");
  return [
    ...(long.length > 0
      ? [{ text: "c.no IN (SELECT rowid FROM name_search WHERE name_search MATCH ?)", bound: match }]
      : []),
    ...short.map((word) => ({ text: "instr(' ' || c.sort_name, ?) > 0", bound: ` ${foldName(word)}` })),
  ];
}

function toCustomerRow(row: Row): CustomerRow & { cursor: string } {
  const { rank, home, totalMinor, lastSeenAt, ...rest } = row;
  const value = totalMinor === null || row.currency === null ? null : formatAmount(totalMinor, row.currency);
  return {
    ...rest,
    value,
    lastSeenAt: lastSeenAt === null ? null : formatInstant(lastSeenAt),
    cursor: JSON.stringify([rank, home, row.id]),
  };
}

/** The same rows for customers found by a key. */
export function rowsOf(sql: SqlStorage, ids: readonly string[]): CustomerRow[] {
  return sql
    .exec<Row>(
      `SELECT 0 AS rank, c.id, c.home, c.name, c.kind, c.segment, h.name AS account, u.currency, u.total_minor AS totalMinor,
         u.value_band AS valueBand, u.risk, u.risk_band AS riskBand, u.nps_latest AS npsLatest, u.last_seen_at AS lastSeenAt
       FROM customer c LEFT JOIN unit u ON u.home = c.home LEFT JOIN customer h ON h.id = c.home AND c.home <> c.id
       WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
      JSON.stringify(ids),
    )
    .toArray()
    .map((row) => {
      const { cursor: _, ...rest } = toCustomerRow(row);
      return rest;
    });
}
