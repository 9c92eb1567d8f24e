/** One shard of the directory: key → customer, fact → customer, and what the joins rest on. Only the facade and the join desk call it. */
import { DurableObject } from "cloudflare:workers";
import type { Env } from "../../env.ts";
import { RulesInForce } from "./address-rules.ts";
import { apply, hasStale, settleStale, staleAddresses } from "./applying.ts";
import { addressesWith, gather, part, versions } from "./evidence.ts";
import { claim, forgetFacts, reassign } from "./facts.ts";
import { find, follow, place } from "./nodes.ts";
import type {
  AddressRules,
  Applied,
  FactRows,
  Followed,
  Gathered,
  KeyColumns,
  OwnerRow,
  Sightings,
  StaleRow,
  VersionColumns,
  Write,
} from "./rows.ts";
import { DIRECTORY_SCHEMA } from "./schema.ts";

export class DirectoryShard extends DurableObject<Env> {
  readonly #sql: SqlStorage;
  readonly #rules: RulesInForce;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(DIRECTORY_SCHEMA);
    this.#rules = new RulesInForce(this.#sql);
  }

  find(columns: KeyColumns): Sightings {
    return find(this.#sql, this.#rules, columns);
  }

  place(columns: KeyColumns): Sightings {
    return this.#commit(() => place(this.#sql, this.#rules, columns));
  }

  follow(ids: string[]): Followed {
    return follow(this.#sql, ids);
  }

  claim(rows: FactRows): { owners: OwnerRow[]; stale: boolean } {
    return this.#commit(() => ({ owners: claim(this.#sql, rows), stale: hasStale(this.#sql) }));
  }

  reassign(rows: FactRows, from: (string | null)[]): { owners: OwnerRow[]; stale: boolean } {
    return this.#commit(() => ({
      owners: reassign(this.#sql, rows, from),
      stale: hasStale(this.#sql),
    }));
  }

  forgetFacts(ids: string[]): void {
    forgetFacts(this.#sql, ids);
  }

  gather(ids: string[], evidenceOf: string[], records: string[]): Gathered {
    return gather(this.#sql, ids, evidenceOf, records);
  }

  versions(records: string[]): VersionColumns {
    return versions(this.#sql, records);
  }

  part(customers: string[]): Gathered {
    return part(this.#sql, customers);
  }

  addressesWith(roles: string[], after: string): { keys: string[]; next: string | null } {
    return addressesWith(this.#sql, roles, after);
  }

  apply(writes: Write[]): Applied {
    return this.#commit(() => apply(this.#sql, writes));
  }

  stale(): StaleRow[] {
    return staleAddresses(this.#sql);
  }

  settleStale(addresses: StaleRow[]): void {
    settleStale(this.#sql, addresses);
  }

  putRules(rules: AddressRules): void {
    this.#rules.put(rules);
  }

  /** For /readyz: that the object and its tables are there. */
  ready(): boolean {
    return this.#sql.exec("select 1 as one from node limit 1").toArray().length >= 0;
  }

  /** All of it or nothing, also when a statement in the middle fails. */
  #commit<Answer>(step: () => Answer): Answer {
    return this.ctx.storage.transactionSync(step);
  }
}
