/** One line of what was sent, on its way to a record: where it stood, and either a value and the characters it took,
 * or what is wrong with it. */
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";

export type Entry = { line: number } & ({ value: unknown; size: number } | { problem: RecordProblem });

/** A reader answers entries in blocks, so that a line does not cost a promise. */
export type Entries = AsyncGenerator<Entry[], void, void>;

export type Bytes = AsyncIterable<Uint8Array>;

/** Something with the whole of what was sent: nothing of it can be read. */
export class UnreadableBody extends Error {
  readonly problems: { path: string; code: string; message: string }[];
  constructor(problems: { path: string; code: string; message: string }[]) {
    super(problems[0]?.message ?? "The body cannot be read.");
    this.problems = problems;
  }
}

export const unreadable = (code: string, message: string, path = ""): UnreadableBody =>
  new UnreadableBody([{ path, code, message }]);
