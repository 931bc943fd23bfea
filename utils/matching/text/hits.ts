import { documentAt } from './collect.ts';
import { findGram, type GramIndex, type Range } from './gram-index.ts';
import { GRAM, hashGram } from './grams.ts';
import type { Tokens } from './tokens.ts';

/** Grams that a post and a document share, by the words where they begin; in order of the post. */
export type Hits = {
  document: number;
  /** Sum over distinct shared grams of 1 / number of documents that hold the gram. */
  tally: number;
  post: number[];
  inDocument: number[];
};

/** A gram that a post repeats is looked up so often. */
const MOST_REPEATS = 4;

/**
 * Looks all grams of a post up.
 * @param starts first word of each document
 */
export function findHits(index: GramIndex, starts: Uint32Array, { hash, count }: Tokens): Map<number, Hits> {
  const found = new Map<number, Hits>();
  const seen = new Repeats(count);
  const pair = new Uint32Array(2);
  const range: Range = { from: 0, to: 0 };
  for (let i = 0; i + GRAM <= count; i++) {
    hashGram(hash, i, pair);
    const [first, second] = [pair[0] ?? 0, pair[1] ?? 0];
    const times = seen.add(first);
    if (times <= MOST_REPEATS && findGram(index, first, second, range)) {
      add(found, index.positions, range, starts, i, times === 1);
    }
  }
  return found;
}

function add(
  found: Map<number, Hits>,
  positions: Uint32Array,
  { from, to }: Range,
  starts: Uint32Array,
  at: number,
  isFirst: boolean,
): void {
  let last: Hits | null = null;
  for (let i = from; i < to; i++) {
    const position = positions[i] ?? 0;
    const document = documentAt(starts, position);
    const isOther = last?.document !== document;
    const hits: Hits = isOther || !last ? hitsOf(found, document) : last;
    // Entries of one document stand together, so their number is close to that of the documents.
    if (isOther && isFirst) hits.tally += 1 / (to - from);
    hits.post.push(at);
    hits.inDocument.push(position - (starts[document] ?? 0));
    last = hits;
  }
}

function hitsOf(found: Map<number, Hits>, document: number): Hits {
  const known = found.get(document);
  if (known) return known;
  const hits: Hits = { document, tally: 0, post: [], inDocument: [] };
  found.set(document, hits);
  return hits;
}

/** Counts how often each gram of a post came, in an open-addressed table. */
class Repeats {
  readonly #keys: Uint32Array;
  readonly #counts: Uint8Array;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
    this.#keys = new Uint32Array(size);
    this.#counts = new Uint8Array(size);
  }

  /** Adds one; returns how often it came so far, at most 255. */
  add(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    while ((this.#counts[slot] ?? 0) > 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    this.#keys[slot] = key;
    const times = Math.min(255, (this.#counts[slot] ?? 0) + 1);
    this.#counts[slot] = times;
    return times;
  }
}
