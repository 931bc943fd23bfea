import type { Collection } from './collect.ts';
import { GRAM, hashGram } from './grams.ts';
import { keepRare } from './keep-rare.ts';
import { sortBucket } from './sort-bucket.ts';

/**
 * Grams in buckets by one hash, inside a bucket by 16 bits of a second one (`tags`), then by position. 6 bytes a gram.
 * A position counts words through all documents (`Collection`).
 */
export type GramIndex = {
  shift: number;
  /** Bucket b is [starts[b], starts[b + 1]). */
  starts: Uint32Array;
  tags: Uint16Array;
  positions: Uint32Array;
};

/** A range of equal grams in the index. */
export type Range = { from: number; to: number };

/**
 * Indexes the grams of all documents, without those that stand in too many of them.
 * @param groups for each document the number of its group of near-equal ones
 */
export function indexGrams(collection: Collection, groups: Uint32Array): GramIndex {
  const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(collection.words.length + 1)) - 4));
  const index = placed(collection, 32 - bits);
  for (let b = 0; b + 1 < index.starts.length; b++) {
    sortBucket(index.tags, index.positions, index.starts[b] ?? 0, index.starts[b + 1] ?? 0);
  }
  return keepRare(index, collection.starts, groups);
}

/** Grams in their buckets, not sorted: counted first, then placed. */
function placed(collection: Collection, shift: number): GramIndex {
  const starts = new Uint32Array(2 ** (32 - shift) + 1);
  let grams = 0;
  eachGram(collection, (hash) => {
    const next = (hash >>> shift) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
    grams++;
  });
  for (let b = 1; b < starts.length; b++) starts[b] = (starts[b] ?? 0) + (starts[b - 1] ?? 0);
  const free = starts.slice();
  const tags = new Uint16Array(grams);
  const positions = new Uint32Array(grams);
  eachGram(collection, (hash, tag, position) => {
    const bucket = hash >>> shift;
    const at = free[bucket] ?? 0;
    free[bucket] = at + 1;
    tags[at] = tag;
    positions[at] = position;
  });
  return { shift, starts, tags, positions };
}

function eachGram(
  { words, starts }: Collection,
  visit: (hash: number, tag: number, position: number) => void,
) {
  const out = new Uint32Array(2);
  for (let d = 0; d + 1 < starts.length; d++) {
    const last = (starts[d + 1] ?? 0) - GRAM;
    for (let i = starts[d] ?? 0; i <= last; i++) {
      hashGram(words, i, out);
      visit(out[0] ?? 0, (out[1] ?? 0) & 0xffff, i);
    }
  }
}

/** Finds the entries of a gram; false if there are none. */
export function findGram(index: GramIndex, hash: number, second: number, range: Range): boolean {
  const tag = second & 0xffff;
  const bucket = hash >>> index.shift;
  const end = index.starts[bucket + 1] ?? 0;
  let low = index.starts[bucket] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.tags[middle] ?? 0) < tag) low = middle + 1;
    else high = middle;
  }
  range.from = low;
  while (low < end && index.tags[low] === tag) low++;
  range.to = low;
  return range.to > range.from;
}
