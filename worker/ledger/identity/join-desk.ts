/**
 * The one object through which every statement of identity passes. It holds no customers, only what is being decided and what was
 * decided by hand; being one, it never sees two merges at once.
 */
import { DurableObject } from "cloudflare:workers";
import type { Result } from "../../../shared/result.ts";
import { type Env, shardCount } from "../../env.ts";
import type { AddressRules } from "../directory/rows.ts";
import { customerId, keyedHash } from "../hash.ts";
import type { JoinDeskRpc } from "../rpc.ts";
import type { IdentityRecord, Placement } from "../types.ts";
import { changeRules } from "./address-change.ts";
import { dropCut, putCut, putHand } from "./by-hand.ts";
import { settlePepper, settleShards } from "./deployment.ts";
import { Desk } from "./desk.ts";
import { forgetPart } from "./forgetting.ts";
import { stillOpen } from "./open-questions.ts";
import { type CustomerKeys, keysOfPart } from "./part-keys.ts";
import {
  decide,
  dismissJoined,
  listSuggestions,
  readSuggestion,
  type SuggestionRow,
  type SuggestionStatus,
} from "./queue.ts";
import { DESK_SCHEMA } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { type Withdrawn, withdraw } from "./withdrawing.ts";

/** Of keys in one settling: a plan of it stays a few megabytes. */
const KEYS_A_SETTLING = 8000;
/** How long moves may keep the next caller waiting; the alarm goes on with the rest, a slice at a time. */
const MOVE_BUDGET_MS = 1500;
const ALARM_BUDGET_MS = 1000;
const LISTED = 500;

export class JoinDesk extends DurableObject<Env> implements JoinDeskRpc {
  readonly #sql: SqlStorage;
  #desk: Desk | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    this.#sql.exec(DESK_SCHEMA);
  }

  /** Settles, once for ever, how many shards there are and which secret hashes the keys; a deployment that says otherwise is refused with what to do. */
  async deployment(shards: number): Promise<Result<string, string>> {
    return this.ctx.storage.transactionSync(() => {
      const settled = settleShards(this.#sql, shards);
      return settled.ok ? settlePepper(this.#sql, this.env.PEPPER, drawSecret) : settled;
    });
  }

  async join(records: IdentityRecord[]): Promise<Placement[]> {
    return this.#turn(async (desk) => {
      const answers: Placement[] = [];
      for (const slice of slices(records)) answers.push(...(await desk.settle(slice.map(toStatement), [])));
      await this.#finish(desk);
      return answers;
    });
  }

  /** Moves what the directory's shards have noted as stale. */
  async settleMoves(): Promise<void> {
    await this.#turn(async (desk) => {
      await desk.collectStale();
      await this.#finish(desk);
    });
  }

  async keysOf(customer: string): Promise<CustomerKeys> {
    return this.#turn((desk) => keysOfPart(this.#sql, desk.ground(), customer));
  }

  /** Takes a key out of its customer; `apart` is a key of those who stay. False where the key is unknown or alone. */
  async separate(key: string, by: string): Promise<boolean> {
    return this.#turn(async (desk) => {
      const id = desk.slots.hash(key);
      const { keys } = await keysOfPart(this.#sql, desk.ground(), await this.#customerOf(desk, id));
      const rest = keys.filter((row) => row.joins && row.key !== key).map((row) => row.key);
      const apart = rest.toSorted()[0];
      if (apart === undefined) return false;
      await this.#decided(desk, [id], () => {
        putCut(this.#sql, { id, key, apart, at: Date.now(), by });
        dismissJoined(this.#sql, key, by);
      });
      return true;
    });
  }

  /** Lets a key that was separated join again as the records say. */
  async rejoin(key: string): Promise<void> {
    await this.#turn((desk) =>
      this.#decided(desk, [desk.slots.hash(key)], () => dropCut(this.#sql, desk.slots.hash(key))),
    );
  }

  async suggestions(status: SuggestionStatus): Promise<SuggestionRow[]> {
    const rows = listSuggestions(this.#sql, status);
    if (status !== "open") return rows.slice(0, LISTED);
    return this.#turn((desk) => stillOpen(desk.ground(), rows, LISTED));
  }

  /** False where there is no such suggestion, or it was decided before. */
  async decideSuggestion(id: string, decision: "join" | "dismiss", by: string): Promise<boolean> {
    return this.#turn(async (desk) => {
      const row = readSuggestion(this.#sql, id);
      if (row === null || row.status === "joined" || (row.status === "dismissed" && decision === "dismiss"))
        return false;
      const [a, b] = [desk.slots.hash(row.a), desk.slots.hash(row.b)];
      await this.#decided(desk, decision === "join" ? [a, b] : [], () => {
        decide(this.#sql, id, decision === "join" ? "joined" : "dismissed", by);
        if (decision === "join") putHand(this.#sql, a, b, Date.now(), by);
      });
      return true;
    });
  }

  async addressRules(): Promise<AddressRules> {
    return this.#turn(async (desk) => desk.rules());
  }

  /** Puts the lists in force everywhere and settles anew every customer that they concern. */
  async setAddressRules(rules: AddressRules): Promise<void> {
    await this.#turn(async (desk) => {
      await changeRules(this.#sql, desk, rules);
      await this.#finish(desk);
    });
  }

  async forget(customer: string): Promise<{ keys: number; records: number }> {
    return this.#turn((desk) => forgetPart(this.#sql, desk, customer));
  }

  async withdraw(records: Withdrawn[]): Promise<void> {
    await this.#turn(async (desk) => {
      await withdraw(this.#sql, desk, records);
      await this.#finish(desk);
    });
  }

  override async alarm(): Promise<void> {
    await this.#turn(async (desk) => {
      await changeRules(this.#sql, desk, null);
      await desk.recover();
      await desk.collectStale();
      await desk.recheckAll();
      await desk.move(ALARM_BUDGET_MS);
    }).catch(() => this.ctx.storage.setAlarm(Date.now() + 30_000));
  }

  /** A decision and what it makes doubtful are written together, so that a crash cannot leave one without the other. */
  async #decided(desk: Desk, recheck: string[], write: () => void): Promise<void> {
    await desk.recover();
    this.ctx.storage.transactionSync(() => {
      write();
      desk.putRechecks(recheck);
    });
    await this.#finish(desk);
  }

  async #finish(desk: Desk): Promise<void> {
    await desk.recheckAll();
    await desk.move(MOVE_BUDGET_MS);
  }

  async #customerOf(desk: Desk, id: string): Promise<string> {
    const { nodes } = await desk.ground().reader.gather([id], [], []);
    return customerId(nodes[0]?.customer ?? id);
  }

  /** One after the other: while one turn waits for a shard the next must not plan on what the first is about to change. */
  #turn<Answer>(work: (desk: Desk) => Promise<Answer>): Promise<Answer> {
    const turn = this.#last.then(async () => work(await this.#open()));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #open(): Promise<Desk> {
    const shards = shardCount(this.env);
    const settled = await this.deployment(shards);
    if (!settled.ok) throw new Error(settled.reason);
    this.#desk ??= new Desk(this.ctx.storage, this.env, { shards, hash: keyedHash(settled.value) });
    return this.#desk;
  }
}

function* slices(records: IdentityRecord[]): Generator<IdentityRecord[]> {
  let open: IdentityRecord[] = [];
  let size = 0;
  for (const record of records) {
    open.push(record);
    size += record.keys.length + 1;
    if (size < KEYS_A_SETTLING) continue;
    yield open;
    open = [];
    size = 0;
  }
  if (open.length > 0) yield open;
}

const drawSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
