import type { Frequencies } from './weights.ts';

/** Counts in how many groups of documents each word stands; documents of one group must be counted one after another. */
export class WordCounter {
  #keys = new Uint32Array(1 << 12);
  #counts = new Uint32Array(1 << 12);
  #lastGroup = new Int32Array(1 << 12).fill(-1);
  #used = 0;

  /** Counts the words of one document: hashes[from, to). */
  add(hashes: Uint32Array, from: number, to: number, group: number): void {
    for (let i = from; i < to; i++) {
      if (this.#used * 2 > this.#keys.length) this.#grow();
      const slot = this.#slotOf(hashes[i] ?? 0);
      if (this.#lastGroup[slot] === group) continue;
      this.#lastGroup[slot] = group;
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    }
  }

  /** What was counted; slots with a count of 0 are empty. */
  result(): Frequencies {
    return { keys: this.#keys, counts: this.#counts };
  }

  /** The slot of a word, taken if it was free. */
  #slotOf(hash: number): number {
    const mask = this.#keys.length - 1;
    let slot = hash & mask;
    while ((this.#counts[slot] ?? 0) > 0) {
      if (this.#keys[slot] === hash) return slot;
      slot = (slot + 1) & mask;
    }
    this.#keys[slot] = hash;
    this.#used++;
    return slot;
  }

  #grow(): void {
    const [keys, counts, groups] = [this.#keys, this.#counts, this.#lastGroup];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#counts = new Uint32Array(keys.length * 2);
    this.#lastGroup = new Int32Array(keys.length * 2).fill(-1);
    this.#used = 0;
    keys.forEach((hash, from) => {
      if ((counts[from] ?? 0) === 0) return;
      const slot = this.#slotOf(hash);
      this.#counts[slot] = counts[from] ?? 0;
      this.#lastGroup[slot] = groups[from] ?? -1;
    });
  }
}
