/** The tables of one directory shard; SCHEMA.md says what they are for. Ids are the 16 raw bytes of a keyed hash. */
export const DIRECTORY_SCHEMA = `
create table if not exists meta (name text primary key, value text not null) without rowid;

create table if not exists node (
  id blob primary key,
  key text not null,
  customer blob not null,
  home blob not null,
  several integer not null,
  follows integer not null
) without rowid;
create index if not exists node_customer on node (customer) where customer <> id;
create index if not exists node_home on node (home) where home <> customer;
create index if not exists node_follows on node (id) where follows = 1;

create table if not exists mention (
  key blob not null,
  via text not null,
  record blob not null,
  lead blob not null,
  primary key (key, via, record)
) without rowid;

create table if not exists record (
  id blob primary key,
  updated_at integer not null,
  tie integer not null,
  body text not null
) without rowid;

create table if not exists fact (
  id blob primary key,
  customer blob not null,
  home blob not null
) without rowid;

create table if not exists hint (
  hint blob not null,
  key text not null,
  record blob not null,
  primary key (hint, key, record)
) without rowid;

create table if not exists stale (
  customer blob not null,
  home blob not null,
  primary key (customer, home)
) without rowid;
`;
