/**
 * A bounded memory of what was used lately, in two generations: when the young one is full it becomes the old one and
 * what was there is forgotten. A hit costs one look-up; nothing is reordered.
 */
export class Recent<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  readonly #generationMax: number;

  /** @param max entries kept at least this many, at most twice */
  constructor(max: number) {
    this.#generationMax = max;
  }

  get(key: string): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: string, value: Value): void {
    if (this.#young.size >= this.#generationMax) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  /** Forgets every entry that `matches`; looks at all of them, which is fine for something rare. */
  forget(matches: (value: Value) => boolean): void {
    for (const generation of [this.#young, this.#old]) for (const [key, value] of generation) if (matches(value)) generation.delete(key);
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}
