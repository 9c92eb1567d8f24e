/** The rules about shared addresses as a shard keeps them: written by the join desk, asked on every find and place. */
import { isSharedAddress, ROLE_LOCAL_PARTS } from "../../../shared/contract/addresses.ts";
import type { AddressRules } from "./rows.ts";

export const FIRST_RULES: AddressRules = { roles: [...ROLE_LOCAL_PARTS], shared: [] };

export class RulesInForce {
  readonly #sql: SqlStorage;
  #roles = new Set<string>();
  #shared = new Set<string>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    const [row] = sql.exec<{ value: string }>("select value from meta where name = 'rules'").toArray();
    this.#take(row ? (JSON.parse(row.value) as AddressRules) : FIRST_RULES);
  }

  isShared(key: string): boolean {
    return isSharedAddress(key, { roles: this.#roles, shared: this.#shared });
  }

  put(rules: AddressRules): void {
    this.#sql.exec("insert or replace into meta values ('rules', ?)", JSON.stringify(rules));
    this.#take(rules);
  }

  #take({ roles, shared }: AddressRules): void {
    this.#roles = new Set(roles.map((role) => role.toLowerCase()));
    this.#shared = new Set(shared);
  }
}
