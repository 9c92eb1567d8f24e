/** What is answered for a whole load: the counts, and the first rejections word for word. */
import { type Rejection, SYNC_LIMITS, type SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";

export class Report {
  readonly #rejections: Rejection[] = [];
  #received = 0;
  #applied = 0;
  #unchanged = 0;
  #rejected = 0;

  applied(): void {
    this.#received += 1;
    this.#applied += 1;
  }

  unchanged(): void {
    this.#received += 1;
    this.#unchanged += 1;
  }

  reject(line: number, { id, path, code, message }: RecordProblem): void {
    this.#received += 1;
    this.#rejected += 1;
    if (this.#rejected <= SYNC_LIMITS.rejections)
      this.#rejections.push({ line, ...(id === undefined ? {} : { id }), path, code, message });
  }

  answer(): SyncAnswer {
    return {
      received: this.#received,
      applied: this.#applied,
      unchanged: this.#unchanged,
      rejected: this.#rejected,
      rejections: this.#rejections.toSorted((a, b) => a.line - b.line),
    };
  }
}
