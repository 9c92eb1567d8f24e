/** Counting in fixed windows: all counters start anew together, so the memory is freed with the window. */
export class RateWindow {
  readonly #windowMs: number;
  #window = -1;
  #counts = new Map<string, number>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts one more and answers the count in the present window. */
  count(name: string, now: number): number {
    this.#roll(now);
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return count;
  }

  peek(name: string, now: number): number {
    this.#roll(now);
    return this.#counts.get(name) ?? 0;
  }

  /** Whole seconds until the window ends, at least 1. */
  secondsLeft(now: number): number {
    return Math.max(1, Math.ceil((this.#windowMs - (now % this.#windowMs)) / 1000));
  }

  #roll(now: number): void {
    const window = Math.floor(now / this.#windowMs);
    if (window === this.#window) return;
    this.#window = window;
    this.#counts = new Map();
  }
}
