/** Connected parts of a graph by union and find. The root of a part is its smallest id, so the root is the part's name. */
export class Parts {
  readonly #above = new Map<string, string>();

  /** Takes an id in as a part of its own, unless it is there. */
  add(id: string): void {
    if (!this.#above.has(id)) this.#above.set(id, id);
  }

  has(id: string): boolean {
    return this.#above.has(id);
  }

  /** The smallest id connected with this one; an id never taken in stands alone. */
  find(id: string): string {
    let root = id;
    for (let above = this.#above.get(root); above !== undefined && above !== root; above = this.#above.get(root))
      root = above;
    this.#shorten(id, root);
    return root;
  }

  union(a: string, b: string): void {
    this.add(a);
    this.add(b);
    const [low, high] = [this.find(a), this.find(b)].sort() as [string, string];
    if (low !== high) this.#above.set(high, low);
  }

  #shorten(id: string, root: string): void {
    for (let at = id; at !== root; ) {
      const next = this.#above.get(at) ?? root;
      this.#above.set(at, root);
      at = next;
    }
  }
}
