/** What people decided: keys that stand alone, and pairs that belong together. It outweighs what records say, and outlives re-sent ones. */
import type { ByHand } from "./sheet.ts";

export type CutRow = { id: string; key: string; apart: string; at: number; by: string };

export function readByHand(sql: SqlStorage): ByHand {
  const cuts = sql.exec<{ id: string }>("select id from cut").toArray();
  const hands = sql.exec<{ a: string; b: string }>("select a, b from hand").toArray();
  return { cuts: new Set(cuts.map(({ id }) => id)), hands: hands.map(({ a, b }) => [a, b] as const) };
}

/** Takes a key out of every join, those made by hand included; `apart` is a key of those it leaves. */
export function putCut(sql: SqlStorage, { id, key, apart, at, by }: CutRow): void {
  sql.exec("insert or ignore into cut values (?, ?, ?, ?, ?)", id, key, apart, at, by);
  sql.exec("delete from hand where a = ?1 or b = ?1", id);
}

export const dropCut = (sql: SqlStorage, id: string): void => void sql.exec("delete from cut where id = ?", id);

export function putHand(sql: SqlStorage, a: string, b: string, at: number, by: string): void {
  const [low, high] = a < b ? [a, b] : [b, a];
  sql.exec("insert or ignore into hand values (?, ?, ?, ?)", low, high, at, by);
}

export const cutsAmong = (sql: SqlStorage, ids: string[]): CutRow[] =>
  sql
    .exec<CutRow>(
      "select id, key, apart, at, by from cut where id in (select value from json_each(?)) order by at, key",
      JSON.stringify(ids),
    )
    .toArray();

export const handsAmong = (sql: SqlStorage, ids: string[]): { a: string; b: string; by: string }[] =>
  sql
    .exec<{ a: string; b: string; by: string }>(
      "select a, b, by from hand where a in (select value from json_each(?1)) or b in (select value from json_each(?1))",
      JSON.stringify(ids),
    )
    .toArray();
