import { WORDS } from './constants.ts';
import { limits } from './limits.ts';
import { KEY_BITS, keyBits, TABLES } from './tables.ts';

const BUCKETS = 2 ** KEY_BITS;
/** Buckets that share a start: the starts of all would take 4 bytes each, so they take 1.25. */
const GROUP = 16;

/** One look-up table: the features of a bucket stand together in `ids`. */
export type Buckets = {
  bits: Uint8Array;
  /** Where the first bucket of each group starts. */
  starts: Uint32Array;
  counts: Uint8Array;
  ids: Uint32Array;
};

/**
 * Look-up tables over descriptors: a bucket holds those that agree in 20 chosen bits (locality-sensitive hashing by
 * bit sampling, Indyk and Motwani 1998). Buckets with more than 64 are left out.
 * @returns 10 tables; 13 MB in all and up to 40 bytes a descriptor
 */
export function tablesOf(words: Uint32Array): Buckets[] {
  const keys = new Uint32Array(words.length / WORDS);
  return Array.from({ length: TABLES }, (_, table) => {
    const bits = keyBits.subarray(table * KEY_BITS, (table + 1) * KEY_BITS);
    for (let i = 0; i < keys.length; i++) keys[i] = keyOf(words, i, bits);
    return bucketsOf(keys, bits);
  });
}

/** The chosen bits of a descriptor as a number. */
export function keyOf(words: Uint32Array, feature: number, bits: Uint8Array): number {
  const first = feature * WORDS;
  let key = 0;
  for (let i = 0; i < KEY_BITS; i++) {
    const bit = bits[i] ?? 0;
    key = (key << 1) | (((words[first + (bit >> 5)] ?? 0) >>> (bit & 31)) & 1);
  }
  return key;
}

/** Where a bucket starts; its end lies `counts[key]` further. */
export function startOf({ starts, counts }: Buckets, key: number): number {
  let start = starts[Math.floor(key / GROUP)] ?? 0;
  for (let k = key - (key % GROUP); k < key; k++) start += counts[k] ?? 0;
  return start;
}

function bucketsOf(keys: Uint32Array, bits: Uint8Array): Buckets {
  const next = new Uint32Array(BUCKETS);
  for (const key of keys) next[key] = (next[key] ?? 0) + 1;
  const counts = new Uint8Array(BUCKETS);
  const starts = new Uint32Array(BUCKETS / GROUP);
  let total = 0;
  for (let key = 0; key < BUCKETS; key++) {
    if (key % GROUP === 0) starts[key / GROUP] = total;
    const count = next[key] ?? 0;
    counts[key] = count > limits.bucket ? 0 : count;
    next[key] = total;
    total += counts[key] ?? 0;
  }
  return { bits, starts, counts, ids: filled(keys, counts, next, total) };
}

function filled(keys: Uint32Array, counts: Uint8Array, next: Uint32Array, total: number): Uint32Array {
  const ids = new Uint32Array(total);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    if (counts[key] === 0) continue;
    const at = next[key] ?? 0;
    ids[at] = i;
    next[key] = at + 1;
  }
  return ids;
}
