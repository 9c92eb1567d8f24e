/** The tables of the join desk; SCHEMA.md says what they are for. */
export const DESK_SCHEMA = `
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists journal (seq integer primary key autoincrement, shard integer not null, kind text not null, rows text not null);
create table if not exists move (
  customer text not null, home text not null, due integer not null, sweeps integer not null, failures integer not null,
  primary key (customer, home)
) without rowid;
create index if not exists move_due on move (due);
create table if not exists recheck (id text primary key) without rowid;
create table if not exists cut (id text primary key, key text not null, apart text not null, at integer not null, by text not null) without rowid;
create table if not exists hand (a text not null, b text not null, at integer not null, by text not null, primary key (a, b)) without rowid;
create index if not exists hand_b on hand (b);
create table if not exists suggestion (
  id text primary key, reason text not null, status text not null, a text not null, b text not null, at integer not null, by text
) without rowid;
create index if not exists suggestion_status on suggestion (status, at);
`;
