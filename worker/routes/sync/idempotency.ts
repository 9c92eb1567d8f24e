/** `Idempotency-Key`: a repeat of the same request gets the first answer, whatever has happened since. */
import { Buffer } from "node:buffer";
import type { SyncAnswer } from "../../../shared/contract/endpoints/sync.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { ProblemError } from "../problem.ts";
import type { Bytes } from "./entry.ts";

const RETRY_AFTER_SECONDS = 5;

/** A repeat while the first is running asks to come back; the name is the caller's own, two callers never meet. */
export type Once = {
  ledger: Ledger;
  caller: string;
  key: string;
  /** Of the request beside its body: the same bytes as another type are another request. */
  kind: string;
};

export async function answerOnce(
  { ledger, caller, key, kind }: Once,
  bytes: Bytes,
  run: (bytes: Bytes) => Promise<SyncAnswer>,
): Promise<SyncAnswer> {
  if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key))
    throw new ProblemError("bad-request", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
  const name = `${caller}|${key}`;
  const known = await ledger.beginReply(name);
  if (known.status === "running")
    throw new ProblemError("conflict", "A request with this Idempotency-Key is still running.", RETRY_AFTER_SECONDS);
  const hash = new BodyHash(kind);
  if (known.status === "done") {
    for await (const _ of hash.pass(bytes));
    if ((await hash.hex()) === known.bodyHash) return JSON.parse(known.answer) as SyncAnswer;
    throw new ProblemError("unprocessable", "This Idempotency-Key was used with another body. Use a new key.");
  }
  try {
    const answer = await run(hash.pass(bytes));
    const done = { bodyHash: await hash.hex(), answer: JSON.stringify(answer) };
    await ledger.endReply(name, isBrokenOff(answer) ? null : done);
    return answer;
  } catch (error) {
    await ledger.endReply(name, null);
    throw error;
  }
}

/** Half a body is not the request that the key stands for: whoever was cut off sends all of it again under the same key. */
const isBrokenOff = ({ rejections }: SyncAnswer): boolean => rejections.some(({ code }) => code === "body_truncated");

/** SHA-256 of what passes through. */
class BodyHash {
  readonly #digest = new crypto.DigestStream("SHA-256");
  readonly #writer = this.#digest.getWriter();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  async *pass(bytes: Bytes): AsyncGenerator<Uint8Array> {
    await this.#writer.write(new TextEncoder().encode(`${this.#kind}\n`));
    for await (const chunk of bytes) {
      await this.#writer.write(chunk);
      yield chunk;
    }
  }

  async hex(): Promise<string> {
    await this.#writer.close();
    return Buffer.from(await this.#digest.digest).toString("hex");
  }
}
