/** The queue of suggestions: pairs that look like one person. A pair has one row for ever, so what was dismissed stays dismissed. */
import type { KeyHash } from "../hash.ts";
import { type Likeness } from "./likeness.ts";

export type SuggestionStatus = "open" | "joined" | "dismissed";
export type SuggestionRow = Likeness & { id: string; status: SuggestionStatus; at: number };

export function putLikenesses(sql: SqlStorage, likenesses: Likeness[], hash: KeyHash, now: number): void {
  const rows = likenesses.map(({ reason, a, b }) => [`sug_${hash(`|${reason}|${a}|${b}`)}`, reason, a, b]);
  sql.exec(
    `insert or ignore into suggestion (id, reason, status, a, b, at)
     select value->>0, value->>1, 'open', value->>2, value->>3, ?2 from json_each(?1)`,
    JSON.stringify(rows),
    now,
  );
}

const COLUMNS = "id, reason, status, a, b, at";

/** Newest first. */
export const listSuggestions = (sql: SqlStorage, status: SuggestionStatus): SuggestionRow[] =>
  sql
    .exec<SuggestionRow>(`select ${COLUMNS} from suggestion where status = ? order by at desc, id limit 5000`, status)
    .toArray();

export const readSuggestion = (sql: SqlStorage, id: string): SuggestionRow | null =>
  sql.exec<SuggestionRow>(`select ${COLUMNS} from suggestion where id = ?`, id).toArray()[0] ?? null;

export function decide(sql: SqlStorage, id: string, status: SuggestionStatus, by: string): void {
  sql.exec("update suggestion set status = ?, by = ? where id = ?", status, by, id);
}

/** What was joined by hand and then taken apart by hand is not suggested again. */
export function dismissJoined(sql: SqlStorage, key: string, by: string): void {
  sql.exec(
    "update suggestion set status = 'dismissed', by = ?2 where status = 'joined' and (a = ?1 or b = ?1)",
    key,
    by,
  );
}

export function forgetSuggestions(sql: SqlStorage, keys: string[]): void {
  sql.exec(
    "delete from suggestion where a in (select value from json_each(?1)) or b in (select value from json_each(?1))",
    JSON.stringify(keys),
  );
}
