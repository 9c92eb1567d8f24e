/** What a run remembers between two steps, so that an eviction costs one step at most. */
import type { FoldAnswer } from "../ledger/rpc.ts";
import type { Job } from "./job.ts";

/** Jobs that stay readable. */
const KEPT_JOBS = 100;

export class RunMemory {
  readonly #sql: SqlStorage;
  readonly #kv: SyncKvStorage;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
    this.#kv = storage.kv;
    this.#sql.exec(
      "CREATE TABLE IF NOT EXISTS job (id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, body TEXT NOT NULL)",
    );
  }

  save(job: Job): void {
    this.#sql.exec(
      "INSERT INTO job (id, started_at, body) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
      job.id,
      job.startedAt,
      JSON.stringify(job),
    );
    this.#sql.exec(
      "DELETE FROM job WHERE id NOT IN (SELECT id FROM job ORDER BY started_at DESC, id DESC LIMIT ?)",
      KEPT_JOBS,
    );
  }

  job(id: string): Job | null {
    return toJob(this.#sql.exec<{ body: string }>("SELECT body FROM job WHERE id = ?", id).toArray()[0]);
  }

  latest(): Job | null {
    return toJob(
      this.#sql.exec<{ body: string }>("SELECT body FROM job ORDER BY started_at DESC, id DESC LIMIT 1").toArray()[0],
    );
  }

  /** One page of one shard's fold, under its number in the run: a repeated page replaces itself. */
  keepPage(page: number, fold: FoldAnswer): void {
    this.#kv.put(pageName(page), fold);
  }

  /** In the order they were folded, so that two runs over the same facts add up to the same bits. */
  pages(): FoldAnswer[] {
    return [...this.#kv.list<FoldAnswer>({ prefix: PAGES })].map(([, fold]) => fold);
  }

  dropPages(): void {
    const names = [...this.#kv.list({ prefix: PAGES })].map(([name]) => name);
    for (const name of names) this.#kv.delete(name);
  }

  note(name: "nightlyDay" | "fittedChanges", value: number): void {
    this.#kv.put(name, value);
  }

  noted(name: "nightlyDay" | "fittedChanges"): number | null {
    return this.#kv.get<number>(name) ?? null;
  }
}

const PAGES = "page:";
const pageName = (page: number): string => PAGES + String(page).padStart(8, "0");
const toJob = (row: { body: string } | undefined): Job | null =>
  row === undefined ? null : (JSON.parse(row.body) as Job);
