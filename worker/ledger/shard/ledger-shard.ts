/**
 * One shard of the ledger: customers, their facts, and what is kept of both. Each method is one commit (no await between its writes)
 * and leaves to the alarm what can wait.
 */
import { DurableObject } from "cloudflare:workers";
import type { Card, Match, TimelineEntry } from "../../../shared/contract/card.ts";
import type { CustomerRow } from "../../../shared/contract/endpoints/customers.ts";
import type { Candidate } from "../../../shared/contract/lookup.ts";
import { toCard } from "../../../shared/metrics/index.ts";
import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";
import type { Company, Rate } from "../company.ts";
import { openDirectory } from "../directory/directory.ts";
import { openIdentity } from "../identity/identity.ts";
import type { Census, FoldAnswer, LedgerRpc, Looker, StoredFact } from "../rpc.ts";
import type { Address, FactRef, Incoming, WriteOutcome } from "../types.ts";
import { addAll } from "./adding.ts";
import { type Batch, toBatches } from "./batch.ts";
import { readCandidates } from "./candidates.ts";
import { census, totalsUnder } from "./census.ts";
import { CompanyCopy } from "./company-copy.ts";
import { erase, finishDrop, isDropping, nextDrop, recordsOf, refsOf, startDrop } from "./erasing.ts";
import { foldPage } from "./folding.ts";
import { type ListQuery, listCustomers, rowsOf } from "./listing.ts";
import { type Look, noteLook, readLooks } from "./looks.ts";
import { absorb, discard, extract, peek, readRefs, type Version } from "./moving.ts";
import { findMember } from "./reading.ts";
import { countWaiting, forgiveFailures, recomputeStep, refreshNow, startSweep } from "./recomputing.ts";
import { beginReply, endReply, type Reply } from "./replies.ts";
import { migrate } from "./schema.ts";
import { readSubject } from "./subject.ts";
import { type Count, readTally } from "./tally.ts";
import { timelinePage } from "./timeline.ts";
import { AT_ONCE, upsert } from "./upsert.ts";
import { toStored } from "./stored-fact.ts";

/** Bulk writes come one after another; the alarm waits until they pause, but not longer than the second figure. */
const PAUSE_MS = 3000;
const LONGEST_WAIT_MS = 60_000;
const STEPS_AN_ALARM = 200;
const RETRY_MS = 60_000;

/** The rows of a batch that were not applied; positions in the batch. `gone` rows must be placed anew. */
export type Written = { unchanged: number[]; gone: number[] };

export class LedgerShard extends DurableObject<Env> implements LedgerRpc {
  readonly #sql: SqlStorage;
  readonly #company: CompanyCopy;
  #firstWaitingAt: number | null = null;
  /** Whether the last large batch was all new: a load goes on as it began, and so does a replay. */
  #expectsNew = true;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#sql = ctx.storage.sql;
    migrate(this.#sql);
    this.#company = new CompanyCopy(this.#sql);
  }

  async configure(company: Company): Promise<void> {
    const before = this.#company.company;
    if (!this.#company.save(company)) return;
    const sameBooks = before !== null && before.currency === company.currency && before.timeZone === company.timeZone;
    const sameCosts = before?.thresholds.costPerTicketHour === company.thresholds.costPerTicketHour;
    startSweep(this.#sql, sameBooks && sameCosts ? "scores" : "facts");
    this.#wake(0);
  }

  async putRates(rates: Rate[]): Promise<void> {
    this.#company.saveRates(rates);
    startSweep(this.#sql, "facts");
    this.#wake(0);
  }

  /** A batch as {@link toBatches} makes it: how routes write. */
  async store(batch: Batch, force: boolean): Promise<Written> {
    const now = Date.now();
    const isBulk = batch.customerCount > AT_ONCE;
    if (isBulk && !force && this.#expectsNew && addAll(this.ctx.storage, batch, now)) {
      this.#wake(PAUSE_MS);
      return { unchanged: [], gone: [] };
    }
    const { unchanged, gone, homes, allNew } = upsert(this.#sql, batch, now, force);
    if (isBulk) this.#expectsNew = allNew;
    if (homes === null) this.#wake(PAUSE_MS);
    else refreshNow(this.#sql, this.#company, homes, now);
    return { unchanged, gone };
  }

  async write(rows: { address: Address; fact: Incoming }[]): Promise<WriteOutcome[]> {
    const outcomes = rows.map((): WriteOutcome => "applied");
    for (const { batch, indices } of toBatches(
      rows.map(({ address, fact }) => ({ ...address, fact: toStored(fact) })),
    )) {
      const { unchanged } = await this.store(batch, true);
      for (const place of unchanged) outcomes[indices[place] as number] = "unchanged";
    }
    return outcomes;
  }

  async peek(rows: { customer: string; ref: FactRef }[]): Promise<({ updatedAt: number; tie: number } | null)[]> {
    return peek(this.#sql, rows);
  }

  async extract(
    customer: string,
    keys: string[] | null,
    after: string | null,
  ): Promise<{ facts: StoredFact[]; next: string | null }> {
    return extract(this.#sql, customer, keys, after);
  }

  /** All versions of these facts of a customer, without removing them. */
  async readRefs(customer: string, refs: FactRef[]): Promise<StoredFact[]> {
    return readRefs(this.#sql, customer, refs);
  }

  async absorb(to: Address, facts: StoredFact[]): Promise<void> {
    absorb(this.#sql, to, facts, Date.now());
    this.#wake(0);
  }

  async discard(customer: string, facts: Version[]): Promise<void> {
    discard(this.#sql, customer, facts, Date.now());
    this.#wake(0);
  }

  async cardText(address: Address, match: Match | null, looker: Looker | null): Promise<string | null> {
    const card = this.#card(address, match, looker);
    return card === null ? null : JSON.stringify(card);
  }

  async card(address: Address, match: Match | null, looker: Looker | null): Promise<Card | null> {
    return this.#card(address, match, looker);
  }

  #card(address: Address, match: Match | null, looker: Looker | null): Card | null {
    const member = findMember(this.#sql, address.customer);
    if (member === null) return null;
    const { books, rules } = this.#company.basis();
    const card = toCard(readSubject(this.#sql, member, match), books, rules, Date.now());
    if (looker !== null) noteLook(this.#sql, member.no, looker);
    return card;
  }

  async candidates(rows: { address: Address; key: string; basis: string }[]): Promise<Candidate[]> {
    return readCandidates(this.#sql, rows);
  }

  async list(query: ListQuery): Promise<{ rows: (CustomerRow & { cursor: string })[] }> {
    return { rows: listCustomers(this.#sql, query) };
  }

  /** The list rows of these customers, for a search by key. */
  async rows(customers: string[]): Promise<CustomerRow[]> {
    return rowsOf(this.#sql, customers);
  }

  async timeline(
    address: Address,
    limit: number,
    after: string | null,
  ): Promise<{ entries: TimelineEntry[]; next: string | null }> {
    return timelinePage(this.#sql, address.customer, limit, after);
  }

  /** Everything stored of a customer, tombstones included; paged by `after`. */
  async export(customer: string, after: string | null): Promise<{ facts: StoredFact[]; next: string | null }> {
    return extract(this.#sql, customer, null, after);
  }

  async looks(customer: string | null, limit: number): Promise<Look[]> {
    return readLooks(this.#sql, customer, limit);
  }

  async erase(customer: string): Promise<{ refs: FactRef[]; facts: number; looks: number }> {
    const erased = erase(this.#sql, customer, Date.now());
    this.#wake(0);
    return erased;
  }

  async fold(request: { asOf: number; after: string | null }): Promise<{ answer: FoldAnswer; next: string | null }> {
    return foldPage(this.#sql, this.#company.basis(), request);
  }

  async rescore(): Promise<void> {
    startSweep(this.#sql, "scores");
    this.#wake(0);
  }

  async waiting(): Promise<number> {
    return countWaiting(this.#sql);
  }

  async census(): Promise<Census> {
    return census(this.#sql, Date.now());
  }

  async totals(company: Company): Promise<number[]> {
    return totalsUnder(this.#sql, this.#company.basisUnder(company), Date.now());
  }

  async tally(): Promise<Count[]> {
    return readTally(this.#sql);
  }

  async dropSource(source: string): Promise<void> {
    startDrop(this.#sql, source);
    this.#wake(0);
  }

  async isDropping(source: string): Promise<boolean> {
    return isDropping(this.#sql, source);
  }

  async beginReply(key: string): Promise<Reply> {
    return beginReply(this.#sql, key, Date.now());
  }

  async endReply(key: string, done: { bodyHash: string; answer: string } | null): Promise<void> {
    endReply(this.#sql, key, done);
  }

  override async alarm(): Promise<void> {
    this.#firstWaitingAt = null;
    forgiveFailures(this.#sql);
    for (let step = 0; step < STEPS_AN_ALARM; step++) {
      const state = await this.#step();
      if (state === "idle") return;
      if (state === "stuck") {
        await this.ctx.storage.setAlarm(Date.now() + RETRY_MS);
        return;
      }
      // Whoever waits for a card goes first.
      await scheduler.wait(0);
    }
    await this.ctx.storage.setAlarm(Date.now());
  }

  /** An error must not use up the alarm's few retries: what failed is still in its queue, and the next alarm tries again. */
  async #step(): Promise<"more" | "idle" | "stuck"> {
    try {
      const drop = nextDrop(this.#sql);
      if (drop === null) return recomputeStep(this.#sql, this.#company, Date.now());
      const refs = refsOf(drop);
      if (refs.length > 0) await openDirectory(this.env).forgetFacts(refs);
      const records = recordsOf(drop);
      if (records.length > 0) await openIdentity(this.env).withdraw(records);
      finishDrop(this.#sql, drop, Date.now());
      return "more";
    } catch (error) {
      logError({ event: "ledger-alarm" }, error);
      return "stuck";
    }
  }

  #wake(afterMs: number): void {
    const now = Date.now();
    this.#firstWaitingAt ??= now;
    const at = Math.min(now + afterMs, this.#firstWaitingAt + LONGEST_WAIT_MS);
    void this.ctx.storage.setAlarm(Math.max(at, now));
  }
}
