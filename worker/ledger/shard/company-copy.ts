/** The shard's own copy of what it must know of the company, so that a card needs no control plane. */
import { DEFAULT_POLICY } from "../../../shared/contract/policy.ts";
import { books } from "../../../shared/metrics/books.ts";
import type { Books, Rules } from "../../../shared/metrics/types.ts";
import type { Company, Rate } from "../company.ts";

/** What the metrics are called with. */
export type Basis = { books: Books; rules: Rules };

/** Until the company has said its currency and no fact has one. */
const FALLBACK_CURRENCY = "EUR";

/** Keeps the parsed company and its rates in memory; reading 20,000 rates for every card would cost more than the card. */
export class CompanyCopy {
  readonly #sql: SqlStorage;
  #company: Company | null | undefined;
  #basis: Basis | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  get company(): Company | null {
    if (this.#company === undefined) this.#company = readCompany(this.#sql);
    return this.#company;
  }

  /** False when this revision or a later one is already here. */
  save(company: Company): boolean {
    const known = this.company;
    if (known !== null && known.revision >= company.revision) return false;
    saveMeta(this.#sql, "company", JSON.stringify(company));
    this.#company = company;
    this.#basis = undefined;
    return true;
  }

  saveRates(rates: readonly Rate[]): void {
    this.#sql.exec(
      `INSERT INTO rate (from_currency, to_currency, day, rate)
       SELECT value->>'from', value->>'to', value->>'day', value->>'rate' FROM json_each(?) WHERE true
       ON CONFLICT DO UPDATE SET rate = excluded.rate`,
      JSON.stringify(rates),
    );
    this.#basis = undefined;
  }

  basis(): Basis {
    const currency = this.company?.currency ?? commonestCurrency(this.#sql) ?? FALLBACK_CURRENCY;
    if (this.#basis?.books.currency !== currency) this.#basis = basisOf(this.company, currency, readRates(this.#sql));
    return this.#basis;
  }

  /** As it would be under another company's settings, nothing stored. */
  basisUnder(company: Company): Basis {
    return basisOf(company, company.currency ?? this.basis().books.currency, readRates(this.#sql));
  }
}

function basisOf(company: Company | null, currency: string, rates: Rate[]): Basis {
  return {
    books: books({ currency, timeZone: company?.timeZone ?? "UTC" }, rates),
    rules: {
      thresholds: company?.thresholds ?? DEFAULT_POLICY.thresholds,
      policyVersion: company?.policyVersion ?? DEFAULT_POLICY.version,
      model: company?.model ?? null,
    },
  };
}

export function readMeta(sql: SqlStorage, name: string): string | null {
  return sql.exec<{ value: string }>("SELECT value FROM meta WHERE name = ?", name).toArray()[0]?.value ?? null;
}

export function saveMeta(sql: SqlStorage, name: string, value: string): void {
  sql.exec("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", name, value);
}

export const dropMeta = (sql: SqlStorage, name: string): void => {
  sql.exec("DELETE FROM meta WHERE name = ?", name);
};

function readCompany(sql: SqlStorage): Company | null {
  const text = readMeta(sql, "company");
  return text === null ? null : (JSON.parse(text) as Company);
}

const readRates = (sql: SqlStorage): Rate[] =>
  sql.exec<Rate>("SELECT day, from_currency AS 'from', to_currency AS 'to', rate FROM rate").toArray();

/** By number of facts; among equals the first by name, so that every shard with the same facts says the same. */
const commonestCurrency = (sql: SqlStorage): string | null =>
  sql
    .exec<{ currency: string }>(
      `SELECT currency FROM tally WHERE currency <> '' AND type <> 'customer' GROUP BY currency HAVING sum(facts) > 0 ORDER BY sum(facts) DESC, currency LIMIT 1`,
    )
    .toArray()[0]?.currency ?? null;
