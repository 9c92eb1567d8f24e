/** Bytes in chunks of any size → lines of text, each at most `limit` bytes, each honest about what is wrong with it. */
import type { RecordProblem } from "../../../shared/contract/parse-record.ts";

export type Line = { number: number; isLast: boolean } & ({ text: string } | { text: null; problem: RecordProblem });

const NEWLINE = 10;
const TOO_LONG = "A record is at most 32 KB.";
const NOT_UTF8 = "This line is not UTF-8. Save the file as UTF-8 and send it again.";

export class LineSplitter {
  readonly #limit: number;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #rest: Uint8Array = new Uint8Array(0);
  #number = 0;
  /** In the middle of a line that is already too long. */
  #skipping = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(chunk: Uint8Array): Line[] {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const lines = end === 0 ? [] : this.#whole(bytes.subarray(0, end));
    this.#keep(bytes.subarray(end));
    return lines;
  }

  /** What stands after the last newline. */
  end(): Line[] {
    if (this.#skipping) return [this.#tooLong(true)];
    return this.#rest.length === 0 ? [] : [this.#line(this.#rest, true)];
  }

  /** `bytes` ends with a newline. Decoded as a whole; line by line only when some line is not what it should be. */
  #whole(bytes: Uint8Array): Line[] {
    try {
      const texts = this.#decoder.decode(bytes).split("\n");
      texts.pop();
      if (!this.#skipping && texts.every((text) => text.length * 3 <= this.#limit))
        return texts.map((text) => ({ number: ++this.#number, text, isLast: false }));
    } catch {
      // Some line is not UTF-8: the loop below finds which.
    }
    const lines: Line[] = [];
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, start);
      lines.push(this.#skipping ? this.#tooLong(false) : this.#line(bytes.subarray(start, end), false));
      this.#skipping = false;
      start = end + 1;
    }
    return lines;
  }

  #line(bytes: Uint8Array, isLast: boolean): Line {
    if (bytes.length > this.#limit + 1) return this.#tooLong(isLast);
    const number = ++this.#number;
    try {
      return { number, text: this.#decoder.decode(bytes), isLast };
    } catch {
      return { number, text: null, isLast, problem: { path: "", code: "encoding_not_utf8", message: NOT_UTF8 } };
    }
  }

  #tooLong(isLast: boolean): Line {
    return {
      number: ++this.#number,
      text: null,
      isLast,
      problem: { path: "", code: "record_too_large", message: TOO_LONG },
    };
  }

  #keep(rest: Uint8Array): void {
    if (this.#skipping || rest.length > this.#limit + 1) {
      this.#skipping = true;
      this.#rest = new Uint8Array(0);
    } else this.#rest = rest.slice();
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
