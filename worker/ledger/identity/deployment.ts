/** What was settled at the first start and may not change under the data: how many shards, and the secret of the hash. */
import { err, ok, type Result } from "../../../shared/result.ts";
import { keyedHash } from "../hash.ts";

type Meta = { value: string };

const read = (sql: SqlStorage, name: string): string | null =>
  sql.exec<Meta>("select value from meta where name = ?", name).toArray()[0]?.value ?? null;
const write = (sql: SqlStorage, name: string, value: string): void =>
  void sql.exec("insert or replace into meta values (?, ?)", name, value);

/** Refuses a deployment that asks for another number of shards than the data is spread over. */
export function settleShards(sql: SqlStorage, shards: number): Result<number, string> {
  const first = read(sql, "shards");
  if (first === null) write(sql, "shards", String(shards));
  if (first === null || Number(first) === shards) return ok(shards);
  return err(
    `LEDGER_SHARDS is ${shards}, but the customers of this deployment are spread over ${first} shards since its first start, and a ` +
      `different number would not find them. Set LEDGER_SHARDS = "${first}" in wrangler.toml and deploy again.`,
  );
}

/**
 * The secret of the key hash: PEPPER where it is set, else one drawn at the first start and kept here. Refuses a PEPPER that is
 * another than at the first start: every key would hash to a stranger.
 */
export function settlePepper(sql: SqlStorage, given: string | undefined, draw: () => string): Result<string, string> {
  const own = read(sql, "pepper");
  if (own !== null) return ok(own);
  if (given === undefined || given === "") {
    if (read(sql, "pepper_print") !== null) return err(`PEPPER is missing. ${PUT_BACK}`);
    const drawn = draw();
    write(sql, "pepper", drawn);
    return ok(drawn);
  }
  const print = keyedHash(given)("|pepper|");
  const first = read(sql, "pepper_print");
  if (first === null) write(sql, "pepper_print", print);
  else if (first !== print) return err(`PEPPER is not the secret that this data was written with. ${PUT_BACK}`);
  return ok(given);
}

const PUT_BACK =
  "Customer ids and key hashes depend on it. Put the former secret back with `wrangler secret put PEPPER`; without it the data has to be sent again to a new deployment.";
