import { type Kernel, type Pass, WORDS } from './kernel.ts';
import { plainKernel } from './plain-kernel.ts';
import { wasmKernel } from './wasm-kernel.ts';

/** Hits of a search, in no order that means anything; three arrays of `count`. */
export type Hits = {
  count: number;
  /** Number of the query, from 0. */
  query: Uint32Array;
  /** Number of the hash in the store. */
  hash: Uint32Array;
  /** Differing bits. */
  distance: Uint8Array;
  /** All hits up to this distance are here; lower than the limit asked for when there were too many. */
  limit: number;
  /** Hits left out for want of room; none of them is closer than `limit`. */
  dropped: number;
};

export type HashStore = {
  count: number;
  /** Owner number of each hash. */
  owners: Uint32Array;
  /** Variant number of each hash. */
  variants: Uint8Array;
  kernel: Kernel['name'];
  /**
   * All hashes within `limit` bits of each query: a linear scan, faster than an index below about a million hashes.
   * @param queries eight words a query, in the order of `pack`
   * @param count of queries, at most 65,536
   * @param limit 0-255
   * @throws RangeError for a count or limit out of range
   */
  search(queries: Uint32Array, count: number, limit: number): Hits;
};

type Options = { kernelOf?: (words: Uint32Array) => Kernel; room?: number };

/** 0.5 MB; a photograph against 10,000 unrelated entries has some ten hits. */
const ROOM = 65_536;

/**
 * A store of hashes for searching.
 * @param words eight a hash, in the order of `pack`; copied where WebAssembly is used
 * @param owners one number a hash, for instance the entry's
 * @param variants one number a hash
 * @throws RangeError when the three do not have equally many hashes
 */
export function createHashStore(
  words: Uint32Array,
  owners: Uint32Array,
  variants: Uint8Array,
  { kernelOf = fastestKernel, room = ROOM }: Options = {},
): HashStore {
  const count = owners.length;
  if (words.length !== count * WORDS || variants.length !== count) {
    throw new RangeError(`${words.length} words, ${count} owners, ${variants.length} variants`);
  }
  const kernel = kernelOf(words);
  return {
    count,
    owners,
    variants,
    kernel: kernel.name,
    search(queries, queryCount, limit) {
      refuse(queries, queryCount, limit);
      return closest(kernel, queries, queryCount, limit, room);
    },
  };
}

function fastestKernel(words: Uint32Array): Kernel {
  try {
    return wasmKernel(words);
  } catch {
    return plainKernel(words);
  }
}

function refuse(queries: Uint32Array, count: number, limit: number): void {
  if (count > 65_536 || queries.length < count * WORDS) {
    throw new RangeError(`${count} queries in ${queries.length} words`);
  }
  if (!(limit >= 0 && limit <= 255)) throw new RangeError(`limit ${limit}`);
}

/** Where the hits do not all fit, a second pass takes the closest. */
function closest(kernel: Kernel, queries: Uint32Array, count: number, limit: number, room: number): Hits {
  const all = kernel.run(queries, count, limit, room);
  const total = all.histogram.reduce((sum, bin) => sum + bin, 0);
  if (total <= room) return hitsOf(all, limit, 0);
  const { fits, next } = largestFitting(all.histogram, room);
  // Hits at the next distance fill the room only where nothing closer does: some of them are better than none.
  const second = kernel.run(queries, count, fits >= 0 ? fits : next, room);
  return hitsOf(second, fits, total - second.pairs.length / 2);
}

/** The largest distance up to which all hits fit (-1 if there is none), and the first with any hits beyond. */
function largestFitting(histogram: Uint32Array, room: number): { fits: number; next: number } {
  let sum = 0;
  let fits = -1;
  for (const [distance, hits] of histogram.entries()) {
    sum += hits;
    if (sum > room) return { fits, next: distance };
    if (sum > 0) fits = distance;
  }
  return { fits, next: fits };
}

function hitsOf({ pairs }: Pass, limit: number, dropped: number): Hits {
  const count = pairs.length / 2;
  const hits = {
    query: new Uint32Array(count),
    hash: new Uint32Array(count),
    distance: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    hits.hash[i] = pairs[2 * i] ?? 0;
    hits.query[i] = (pairs[2 * i + 1] ?? 0) >>> 16;
    hits.distance[i] = (pairs[2 * i + 1] ?? 0) & 0xff;
  }
  return { count, ...hits, limit, dropped };
}
