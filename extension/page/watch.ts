/**
 * Watches one page and says what it sees. It reads, it never writes, and it knows no customer: the background decides.
 * What it says is about the address the document is at *now*; a new address is said at once, before the page has caught up.
 */
import { recordIn } from "../sites/address.ts";
import { read, siteOf } from "../sites/index.ts";
import type { Reading } from "../sites/site.ts";
import type { Seen } from "../wire/said.ts";

/** Long enough for one burst of changes, short enough not to be noticed (measured: pages trail their address by 25–520 ms). */
export const QUIET_MS = 60;
/** A page that never stops changing is still read this often. */
export const BUSY_MS = 300;
/** How long a page may be behind its address before the address speaks alone. */
export const PATIENCE_MS = 1500;

/** Everything from outside, handed in. `later` answers how to call it off. */
export type Surroundings = {
  doc: Document;
  address: () => string;
  say: (seen: Seen) => void;
  later: (run: () => void, ms: number) => () => void;
  now: () => number;
  page: string;
};

export class Watch {
  readonly #around: Surroundings;
  #turn = 0;
  #url: string;
  #movedAt: number;
  #said = "";
  #record: string | null = null;
  #waitingSince: number | null = null;
  #cancel: () => void = () => undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#url = around.address();
    this.#movedAt = around.now();
  }

  /** The address may have changed. The same record under another address is no change. */
  moved(): void {
    const url = this.#around.address();
    if (url === this.#url) return;
    this.#url = url;
    this.#movedAt = this.#around.now();
    const expected = this.#expected();
    if (expected.answer === "nothing" || expected.record !== this.#record) this.#tell(expected);
    this.changed();
  }

  /** The page has changed: it is read once it is quiet, or after a while if it never is. */
  changed(): void {
    const now = this.#around.now();
    this.#waitingSince ??= now;
    this.#cancel();
    const left = Math.max(0, this.#waitingSince + BUSY_MS - now);
    this.#cancel = this.#around.later(() => this.look(false), Math.min(QUIET_MS, left));
  }

  /** Reads now. `again`: say it even if it has been said. */
  look(again: boolean): void {
    this.#cancel();
    this.#waitingSince = null;
    if (this.#around.address() !== this.#url) return this.moved();
    const left = this.#movedAt + PATIENCE_MS - this.#around.now();
    const reading = read({ url: new URL(this.#url), doc: this.#around.doc }, left > 0);
    if (reading.answer === "not-yet")
      this.#cancel = this.#around.later(() => this.look(false), Math.max(left, QUIET_MS));
    this.#tell(reading, again);
  }

  /** The page leaves the screen: whoever it was about is no longer beside it. */
  left(): void {
    this.#cancel();
    this.#tell({ answer: "nothing" });
  }

  stop(): void {
    this.#cancel();
  }

  /** By the address alone, for the page still shows what was before. */
  #expected(): Reading {
    const url = new URL(this.#url);
    const site = siteOf({ url, doc: this.#around.doc });
    const record = site === null ? null : recordIn(site, url);
    return site === null || record === null
      ? { answer: "nothing" }
      : { answer: "not-yet", site: site.id, record: record.key };
  }

  #tell(reading: Reading, again = false): void {
    const text = JSON.stringify(reading);
    if (text === this.#said && !again) return;
    this.#patienceFor(reading);
    this.#said = text;
    this.#record = reading.answer === "nothing" ? null : reading.record;
    this.#around.say({ verb: "seen", page: this.#around.page, turn: this.#turn++, url: this.#url, reading });
  }

  /** A page that turns away from its address later on gets the same patience again. */
  #patienceFor(reading: Reading): void {
    const wasWaiting = this.#said.includes('"not-yet"');
    if (reading.answer === "not-yet" && !wasWaiting) this.#movedAt = this.#around.now();
  }
}
