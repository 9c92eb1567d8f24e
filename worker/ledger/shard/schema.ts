/** The tables of one shard, as an append-only list of steps. What each table is for stands in ../SCHEMA.md. */

const STEPS: readonly string[] = [
  `CREATE TABLE customer (
     no INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     home TEXT NOT NULL,
     name TEXT,
     sort_name TEXT NOT NULL DEFAULT '',
     kind TEXT NOT NULL DEFAULT 'person',
     segment TEXT
   ) STRICT;
   CREATE INDEX customer_by_home ON customer (home);
   CREATE INDEX customer_by_name ON customer (sort_name, id);
   CREATE VIRTUAL TABLE name_search USING fts5 (name, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1');

   CREATE TABLE fact (
     customer INTEGER NOT NULL,
     type TEXT NOT NULL,
     source TEXT NOT NULL,
     id TEXT NOT NULL,
     rev INTEGER NOT NULL,
     key TEXT NOT NULL,
     at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     tie INTEGER NOT NULL,
     deleted INTEGER NOT NULL,
     body TEXT NOT NULL,
     PRIMARY KEY (customer, type, source, id, rev)
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE unit (
     home TEXT PRIMARY KEY,
     summary TEXT NOT NULL,
     by_value REAL NOT NULL,
     by_risk REAL NOT NULL,
     by_seen INTEGER NOT NULL,
     currency TEXT NOT NULL,
     total_minor REAL,
     to_date_minor REAL NOT NULL,
     value_band TEXT,
     risk REAL,
     risk_band TEXT,
     nps_latest INTEGER,
     last_seen_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX unit_by_value ON unit (by_value, home);
   CREATE INDEX unit_by_risk ON unit (by_risk, home);
   CREATE INDEX unit_by_seen ON unit (by_seen, home);

   CREATE TABLE dirty (home TEXT PRIMARY KEY, failures INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
   CREATE TABLE gone (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE look (customer INTEGER NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, site TEXT, PRIMARY KEY (customer, who, at)) STRICT, WITHOUT ROWID;
   CREATE INDEX look_by_time ON look (at);
   CREATE TABLE tally (
     source TEXT NOT NULL,
     type TEXT NOT NULL,
     currency TEXT NOT NULL,
     facts INTEGER NOT NULL,
     newest_at INTEGER,
     received_at INTEGER NOT NULL,
     PRIMARY KEY (source, type, currency)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE rate (
     from_currency TEXT NOT NULL,
     to_currency TEXT NOT NULL,
     day INTEGER NOT NULL,
     rate REAL NOT NULL,
     PRIMARY KEY (from_currency, to_currency, day)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE reply (key TEXT PRIMARY KEY, started_at INTEGER NOT NULL, body_hash TEXT, answer TEXT) STRICT, WITHOUT ROWID;
   CREATE INDEX reply_by_start ON reply (started_at);
   CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

/** Brings the tables to the newest step. Called once when the object wakes, before anything else may run. */
export function migrate(sql: SqlStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS migration (step INTEGER PRIMARY KEY)");
  const done = sql.exec<{ step: number | null }>("SELECT max(step) AS step FROM migration").one().step ?? 0;
  for (const [index, step] of STEPS.entries()) {
    if (index < done) continue;
    sql.exec(step);
    sql.exec("INSERT INTO migration (step) VALUES (?)", index + 1);
  }
}
