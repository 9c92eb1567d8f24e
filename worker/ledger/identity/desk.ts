/**
 * The working of the join desk, apart from its being an object: one thing at a time, each settled in three steps — read, plan, carry
 * out — of which only the last touches a shard, and only from the journal.
 */
import type { Env } from "../../env.ts";
import { FIRST_RULES } from "../directory/address-rules.ts";
import { place } from "../directory/directory.ts";
import type { AddressRules, Applied } from "../directory/rows.ts";
import { customerId } from "../hash.ts";
import { directoryAt, everyShard, type Slots } from "../slots.ts";
import type { Placement } from "../types.ts";
import { readByHand } from "./by-hand.ts";
import { carryOut, clearPlan, hasPlan, putPlan } from "./journal.ts";
import { type Ground, layOut } from "./layout.ts";
import { likenessesOf } from "./likeness.ts";
import { doMoves, nextMoveAt, putMoves } from "./moves.ts";
import { planOf } from "./plan.ts";
import { putLikenesses } from "./queue.ts";
import { laterThanStored, openReader } from "./reader.ts";
import { type Settlement, settle } from "./settlement.ts";
import { isShared } from "./sheet.ts";
import { type Statement, toRules } from "./statement.ts";

/** After a crash somebody must look at the journal even if nobody calls. */
const RECOVERY_MS = 5000;
const RECHECKS_A_TIME = 200;
const MOVES_A_TIME = 64;

export class Desk {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  readonly env: Env;
  readonly slots: Slots;

  constructor(storage: DurableObjectStorage, env: Env, slots: Slots) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.env = env;
    this.slots = slots;
  }

  ground(): Ground {
    const { env, slots } = this;
    return {
      reader: openReader(env, slots),
      rules: toRules(this.rules()),
      byHand: readByHand(this.#sql),
      hash: slots.hash,
    };
  }

  rules(): AddressRules {
    const [row] = this.#sql.exec<{ value: string }>("select value from meta where name = 'rules'").toArray();
    return row ? (JSON.parse(row.value) as AddressRules) : FIRST_RULES;
  }

  /** Settles records and rechecks; answers where each record's anchor is now. `rewrite` when the rules have changed. */
  async settle(statements: Statement[], recheck: string[], rewrite = false): Promise<Placement[]> {
    await this.recover();
    const ground = this.ground();
    const news = await laterThanStored(this.env, this.slots, statements);
    const { sheet, fresh } = await layOut(ground, news, recheck);
    const settlement = settle(sheet);
    const plan = planOf(sheet, fresh, settlement, { shards: this.slots.shards, hash: ground.hash, rewrite });
    this.#storage.transactionSync(() => {
      putPlan(this.#sql, plan);
      this.#dropRechecks(recheck);
      this.putRechecks(settlement.recheck);
    });
    if (plan.length > 0) await this.recover();
    const answers = new Map(news.map((statement, at): [Statement, number] => [statement, at]));
    const [settled, known] = await Promise.all([
      answersOf(ground, settlement, news),
      place(
        this.env,
        this.slots,
        statements.flatMap((one) => (answers.has(one) ? [] : (one.keys[0] ?? ""))),
      ),
    ]);
    const rest = known.values();
    return statements.map((one) => settled[answers.get(one) ?? -1] ?? (rest.next().value as Placement));
  }

  /** Does what the journal holds, which is a plan just made or one that a crash cut off. */
  async recover(): Promise<void> {
    if (!hasPlan(this.#sql)) return;
    await this.#storage.setAlarm(Date.now() + RECOVERY_MS);
    const { seq, applied } = await carryOut(this.#sql, this.env);
    this.#storage.transactionSync(() => {
      this.#keep([...applied.values()]);
      clearPlan(this.#sql, seq);
    });
    await this.#settleStale(applied);
  }

  /** Takes over the stale addresses that shards have noted on their own. */
  async collectStale(): Promise<void> {
    const applied = new Map<number, Applied>();
    await Promise.all(
      everyShard(this.slots).map(async (shard) => {
        const stale = await directoryAt(this.env, shard).stale();
        applied.set(shard, { stale, tagged: [], namesakes: [] });
      }),
    );
    this.#keep([...applied.values()]);
    await this.#settleStale(applied);
  }

  putRechecks(ids: string[]): void {
    if (ids.length === 0) return;
    this.#sql.exec("insert or ignore into recheck select value from json_each(?)", JSON.stringify(ids));
  }

  /** Works off the rechecks; each may leave others behind, for persons of accounts that were taken apart. */
  async recheckAll(rewrite = false): Promise<void> {
    for (;;) {
      const rows = this.#sql.exec<{ id: string }>("select id from recheck limit ?", RECHECKS_A_TIME).toArray();
      if (rows.length === 0) return;
      await this.settle(
        [],
        rows.map(({ id }) => id),
        rewrite,
      );
    }
  }

  /** Moves facts for at most `budgetMs`; the alarm does the rest. */
  async move(budgetMs: number): Promise<void> {
    const end = Date.now() + budgetMs;
    while ((await doMoves(this.#sql, this.env, this.slots, Date.now(), MOVES_A_TIME)) > 0) if (Date.now() > end) break;
    await this.rearm();
  }

  /** The alarm stands at the next thing to do, or is off. */
  async rearm(): Promise<void> {
    const unfinished = hasPlan(this.#sql) || this.#sql.exec("select 1 from recheck limit 1").toArray().length > 0;
    const next = unfinished ? Date.now() + RECOVERY_MS : nextMoveAt(this.#sql);
    if (next === null) await this.#storage.deleteAlarm();
    else await this.#storage.setAlarm(Math.max(next, Date.now()));
  }

  #keep(applied: Applied[]): void {
    const now = Date.now();
    const stale = applied.flatMap((answer) => answer.stale);
    if (stale.length > 0) putMoves(this.#sql, stale, now);
    const likenesses = applied.flatMap(({ tagged, namesakes }) => likenessesOf(tagged, namesakes));
    if (likenesses.length > 0) putLikenesses(this.#sql, likenesses, this.slots.hash, now);
  }

  async #settleStale(applied: Map<number, Applied>): Promise<void> {
    const held = [...applied].filter(([, { stale }]) => stale.length > 0);
    await Promise.all(held.map(([shard, { stale }]) => directoryAt(this.env, shard).settleStale(stale)));
  }

  #dropRechecks(ids: string[]): void {
    if (ids.length === 0) return;
    this.#sql.exec("delete from recheck where id in (select value from json_each(?))", JSON.stringify(ids));
  }
}

/** Where each record's anchor is now; of a shared one, how many customers' records mention it. */
async function answersOf(ground: Ground, settlement: Settlement, statements: Statement[]): Promise<Placement[]> {
  const anchors = statements.map(({ keys }) => ({ key: keys[0] ?? "", id: ground.hash(keys[0] ?? "") }));
  const isAmbiguous = ({ key, id }: { key: string; id: string }) =>
    isShared(key, ground.rules) || settlement.addressOf(id).several;
  const ambiguous = [...new Set(anchors.filter(isAmbiguous).map(({ id }) => id))];
  const { mentions } = ambiguous.length > 0 ? await ground.reader.gather([], ambiguous, []) : { mentions: [] };
  return anchors.map((anchor) => {
    const leads = new Set(mentions.filter(({ key, via }) => key === anchor.id && via !== "p").map(({ lead }) => lead));
    if (isAmbiguous(anchor)) return { status: "ambiguous", candidates: leads.size };
    const { customer, home } = settlement.addressOf(anchor.id);
    return { status: "placed", address: { customer: customerId(customer), home: customerId(home) } };
  });
}
