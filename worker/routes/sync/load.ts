/** Entries from a reader → facts in the ledger and a report, a chunk at a time: while one is written the next is parsed. */
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import { parseRecord, type RecordProblem } from "../../../shared/contract/parse-record.ts";
import type { Taken } from "../../ledger/intake.ts";
import type { Incoming } from "../../ledger/types.ts";
import type { Entries, Entry } from "./entry.ts";
import { textProblem } from "./json-text.ts";
import { Report } from "./report.ts";

export type Load = {
  entries: Entries;
  takeIn: (facts: readonly Incoming[]) => Promise<Taken[]>;
  /** Sources that an admin has stopped or is deleting. */
  stopped: ReadonlySet<string>;
  now: number;
};

export type Loaded = { answer: SyncAnswer; sources: string[] };

const RECORDS_A_CHUNK = 4000;

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

type Chunk = { facts: Incoming[]; lines: number[] };

export async function load({ entries, takeIn, stopped, now }: Load): Promise<Loaded> {
  const report = new Report();
  const sources = new Set<string>();
  let chunk: Chunk = { facts: [], lines: [] };
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const { facts, lines } = chunk;
    chunk = { facts: [], lines: [] };
    await writing;
    writing = write({ facts, lines }, takeIn, report);
    // Awaited by the next flush; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  };
  let last = 0;
  try {
    for await (const block of entries)
      for (const entry of block) {
        last = entry.line;
        const admitted = admit(entry, stopped, now);
        if ("problem" in admitted) report.reject(entry.line, admitted.problem);
        else {
          sources.add(admitted.fact.source);
          chunk.facts.push(admitted.fact);
          if (chunk.lines.push(entry.line) >= RECORDS_A_CHUNK) await flush();
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
  return { answer: report.answer(), sources: [...sources] };
}

async function write({ facts, lines }: Chunk, takeIn: Load["takeIn"], report: Report): Promise<void> {
  if (facts.length === 0) return;
  const taken = await takeIn(facts);
  for (const [at, outcome] of taken.entries()) {
    if (outcome === "applied") report.applied();
    else if (outcome === "unchanged") report.unchanged();
    else report.reject(lines[at] ?? 0, { id: facts[at]?.id ?? "", ...AMBIGUOUS });
  }
}

function admit(
  entry: Entry,
  stopped: ReadonlySet<string>,
  now: number,
): { fact: Incoming } | { problem: RecordProblem } {
  if ("problem" in entry) return entry;
  const parsed = parseRecord(entry.value, now);
  if (!parsed.ok) return { problem: parsed.reason };
  const fact = parsed.value;
  if (stopped.has(fact.source)) return { problem: { id: fact.id, ...STOPPED } };
  const problem = textProblem(fact.id, "id");
  return problem === null ? { fact } : { problem };
}

/** The sender went away or was cut off. The platform has no type for it, only a TypeError or a named message. */
const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error && /network connection lost|prematurely|aborted|broken pipe/i.test(error.message);
