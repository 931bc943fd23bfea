import { hash40 } from './hash.ts';
import type { Pack } from './writer.ts';

/** Look-ups in a stored index. What it finds may be wrong once in a million times: the line itself tells. */
export class PackIndex {
  readonly #words: Uint32Array;
  readonly #count: number;
  readonly #starts: Uint32Array;
  readonly lines: number;

  constructor({ keys, starts, lines }: Pick<Pack, 'keys' | 'starts' | 'lines'>) {
    this.#words = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
    this.#count = keys.length;
    this.#starts = starts;
    this.lines = lines;
  }

  /** Places of the lines that have a key, in rising order; at most so many. */
  find(key: string, most = Number.POSITIVE_INFINITY): number[] {
    const [high, low] = hash40(key);
    const found: number[] = [];
    for (let at = this.#first(high, low); at < this.#count && found.length < most; at++) {
      const word = this.#words[2 * at] ?? 0;
      if (this.#words[2 * at + 1] !== high || word >>> 24 !== low) break;
      found.push(word & 0xffffff);
    }
    return found;
  }

  /** The shard of a line, and its place there. */
  placeOf(line: number): { shard: number; at: number } {
    let [low, high] = [0, this.#starts.length];
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= line) low = middle;
      else high = middle;
    }
    return { shard: low, at: line - (this.#starts[low] ?? 0) };
  }

  /** The first key that is not below; hashes lie evenly, so the first guesses are made by their size. */
  #first(high: number, low: number): number {
    const wanted = (low << 24) >>> 0;
    let [from, to] = [0, this.#count];
    let guesses = 4;
    while (from < to) {
      const middle = guesses-- > 0 ? this.#guess(from, to, high) : (from + to) >>> 1;
      const there = this.#words[2 * middle + 1] ?? 0;
      const isBelow = there < high || (there === high && (this.#words[2 * middle] ?? 0) < wanted);
      if (isBelow) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #guess(from: number, to: number, high: number): number {
    const first = this.#words[2 * from + 1] ?? 0;
    const last = this.#words[2 * to - 1] ?? 0;
    if (high <= first || last <= first) return from;
    if (high > last) return to - 1;
    return from + Math.floor(((high - first) / (last - first)) * (to - 1 - from));
  }
}
