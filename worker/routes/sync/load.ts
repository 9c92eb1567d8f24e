/** Entries from a reader → facts in the ledger and a report, a chunk at a time: while one is written the next is parsed. */
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { parseRecord, type RecordProblem } from "../../../shared/contract/parse-record.ts";
import type { Taken } from "../../ledger/intake.ts";
import type { Incoming } from "../../ledger/types.ts";
import type { Entries, Entry } from "./entry.ts";
import { inspect, textProblem } from "./json-text.ts";
import { Report } from "./report.ts";

export type Load = {
  entries: Entries;
  takeIn: (facts: readonly Incoming[]) => Promise<Taken[]>;
  /** Asked before each chunk is written: which of these sources may not send. Meanwhile an admin may have stopped one. */
  stoppedOf: (sources: ReadonlySet<string>) => Promise<ReadonlySet<string>>;
  now: number;
};

/**
 * The more records are written at once, the more of them lie on one page of a table: it is read, logged and written back once for all.
 * Two chunks are in memory at a time, which an object of 128 MB must hold also where every record is as large as allowed.
 */
export const RECORDS_A_CHUNK = 20_000;
const CHARACTERS_A_CHUNK = 6_000_000;

const AMBIGUOUS: RecordProblem = {
  path: "customer",
  code: "ambiguous_customer",
  message:
    "Several people share this address, so the record belongs to none of them. Send it with the customer's own key.",
};
const STOPPED: RecordProblem = {
  path: "source",
  code: "source_stopped",
  message: "An admin has stopped this source. Nothing of it is taken until it is started again.",
};
const CUT_OFF: RecordProblem = {
  path: "",
  code: "body_truncated",
  message: "The body broke off after this line. What stood before it was taken; send the rest again.",
};

type Chunk = { facts: Incoming[]; lines: number[]; size: number };

export async function load({ entries, takeIn, stoppedOf, now }: Load): Promise<SyncAnswer> {
  const report = new Report();
  let chunk = newChunk();
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const full = chunk;
    chunk = newChunk();
    await writing;
    writing = write(full, { takeIn, stoppedOf }, report);
    // Awaited by the next flush; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  };
  let last = 0;
  try {
    for await (const block of entries)
      for (const entry of block) {
        last = entry.line;
        const admitted = admit(entry, now);
        if ("problem" in admitted) report.reject(entry.line, admitted.problem);
        else {
          put(chunk, admitted, entry.line);
          if (isFull(chunk)) await flush();
        }
      }
  } catch (error) {
    if (!isBrokenOff(error)) {
      await writing.catch(() => undefined);
      throw error;
    }
    report.reject(last + 1, CUT_OFF);
  }
  await flush();
  await writing;
  return report.answer();
}

const newChunk = (): Chunk => ({ facts: [], lines: [], size: 0 });
const isFull = ({ facts, size }: Chunk): boolean => facts.length >= RECORDS_A_CHUNK || size >= CHARACTERS_A_CHUNK;

function put(chunk: Chunk, { fact, size }: Admitted, line: number): void {
  chunk.facts.push(fact);
  chunk.lines.push(line);
  chunk.size += size;
}

async function write(
  chunk: Chunk,
  { takeIn, stoppedOf }: Pick<Load, "takeIn" | "stoppedOf">,
  report: Report,
): Promise<void> {
  if (chunk.facts.length === 0) return;
  const stopped = await stoppedOf(new Set(chunk.facts.map(({ source }) => source)));
  const { facts, lines } = stopped.size === 0 ? chunk : without(chunk, stopped, report);
  if (facts.length === 0) return;
  const taken = await takeIn(facts);
  for (const [at, outcome] of taken.entries()) {
    if (outcome === "applied") report.applied();
    else if (outcome === "unchanged") report.unchanged();
    else report.reject(lines[at] ?? 0, { id: facts[at]?.id ?? "", ...AMBIGUOUS });
  }
}

function without({ facts, lines }: Chunk, stopped: ReadonlySet<string>, report: Report): Chunk {
  const kept = newChunk();
  for (const [at, fact] of facts.entries()) {
    const line = lines[at] ?? 0;
    if (stopped.has(fact.source)) report.reject(line, { id: fact.id, ...STOPPED });
    else {
      kept.facts.push(fact);
      kept.lines.push(line);
    }
  }
  return kept;
}

type Admitted = { fact: Incoming; size: number };

function admit(entry: Entry, now: number): Admitted | { problem: RecordProblem } {
  if ("problem" in entry) return entry;
  const parsed = parseRecord(entry.value, now);
  // No schema lets a deep value through, so depth is looked at only to say what is wrong.
  if (!parsed.ok) return { problem: inspect(entry.value) ?? parsed.reason };
  const fact = parsed.value;
  const problem = textProblem(fact.id, "id");
  return problem === null ? { fact, size: entry.size } : { problem };
}

/** The sender went away or was cut off. The platform has no type for it, only a TypeError or a named message. */
const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && /network connection lost|prematurely|aborted|broken pipe/i.test(error.message);
