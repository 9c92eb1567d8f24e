/** What the company says about itself. One row a setting, so that a new one needs no migration. */
import { ROLE_LOCAL_PARTS } from "../../shared/contract/addresses.ts";
import { raise } from "./revision.ts";

export type CompanySettings = {
  name: string;
  /** Null until it is chosen or the commonest of the facts is known. */
  currency: string | null;
  /** False while `currency` is only the commonest of the facts. */
  currencyChosen: boolean;
  timeZone: string;
  roleAddresses: string[];
  sharedAddresses: string[];
};

/** What a deployment starts with. */
export const FIRST_SETTINGS: CompanySettings = {
  name: "Our company",
  currency: null,
  currencyChosen: false,
  timeZone: "UTC",
  roleAddresses: [...ROLE_LOCAL_PARTS],
  sharedAddresses: [],
};

type Row = { name: keyof CompanySettings; value: string };

export async function readSettings(db: D1Database): Promise<CompanySettings> {
  const { results } = await db.prepare("SELECT name, value FROM setting").all<Row>();
  const stored = Object.fromEntries(results.map((row) => [row.name, JSON.parse(row.value) as unknown]));
  return { ...FIRST_SETTINGS, ...(stored as Partial<CompanySettings>) };
}

/** Stores the given ones and raises the company's revision in the same commit. */
export async function saveSettings(db: D1Database, changes: Partial<CompanySettings>): Promise<void> {
  const rows = JSON.stringify(Object.entries(changes).map(([name, value]) => [name, JSON.stringify(value)]));
  const save = db
    .prepare(
      `INSERT INTO setting (name, value) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    )
    .bind(rows);
  await db.batch([save, raise(db, "company")]);
}

/** Sets the commonest currency of the facts, unless an admin has chosen one meanwhile or it is that already. */
export async function saveCommonestCurrency(db: D1Database, currency: string): Promise<void> {
  const settings = await readSettings(db);
  if (settings.currencyChosen || settings.currency === currency) return;
  await saveSettings(db, { currency });
}
