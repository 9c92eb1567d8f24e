-- The control plane. Instants are epoch milliseconds, days are days since 1970-01-01. See worker/store/SCHEMA.md.

CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- How often something that every shard keeps a copy of has changed.
CREATE TABLE revision (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;

INSERT INTO revision (name, value) VALUES ('company', 1), ('rate', 0);

-- The revisions that each shard has confirmed.
CREATE TABLE shard_copy (
  shard INTEGER PRIMARY KEY,
  company_revision INTEGER NOT NULL DEFAULT 0,
  rate_revision INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE policy (
  version TEXT PRIMARY KEY,
  thresholds TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL
) STRICT;

CREATE TABLE model (
  version TEXT PRIMARY KEY,
  fitted_at INTEGER NOT NULL,
  published_at INTEGER,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX model_by_fitted ON model (fitted_at);
CREATE INDEX model_by_published ON model (published_at) WHERE published_at IS NOT NULL;

CREATE TABLE rate (
  day INTEGER NOT NULL,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  rate REAL NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (day, from_currency, to_currency)
) STRICT, WITHOUT ROWID;

CREATE INDEX rate_by_revision ON rate (revision);

CREATE TABLE source (
  source TEXT PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('active', 'stopped', 'deleting')),
  last_received_at INTEGER
) STRICT;

CREATE TABLE admin_action (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
