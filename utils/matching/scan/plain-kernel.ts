import { type Kernel, type Pass, TILE, WORDS } from './kernel.ts';

/** The same scan in TypeScript, some ten times slower; for where WebAssembly is not to be had. */
export function plainKernel(words: Uint32Array): Kernel {
  const hashCount = Math.floor(words.length / WORDS);
  return {
    name: 'plain',
    run(queries, count, limit, room) {
      const pass = { pairs: new Uint32Array(room * 2), histogram: new Uint32Array(256) };
      let written = 0;
      for (let first = 0; first < hashCount; first += TILE) {
        const end = Math.min(first + TILE, hashCount);
        for (let query = 0; query < count; query++) {
          const wanted = queries.subarray(query * WORDS, (query + 1) * WORDS);
          for (let hash = nextNear(wanted, words, first, end, limit); hash < end; ) {
            written = note(pass, written, hash, query, distanceTo(wanted, words, hash));
            hash = nextNear(wanted, words, hash + 1, end, limit);
          }
        }
      }
      return { ...pass, pairs: pass.pairs.subarray(0, written * 2) };
    },
  };
}

function note(
  { pairs, histogram }: Pass,
  written: number,
  hash: number,
  query: number,
  bits: number,
): number {
  histogram[bits] = (histogram[bits] ?? 0) + 1;
  if (written * 2 === pairs.length) return written;
  pairs[written * 2] = hash;
  pairs[written * 2 + 1] = query * 65536 + bits;
  return written + 1;
}

/** The first hash from `from` on that lies within the limit; `end` if there is none. */
function nextNear(query: Uint32Array, words: Uint32Array, from: number, end: number, limit: number): number {
  for (let hash = from; hash < end; hash++) {
    const at = hash * WORDS;
    // Three quarters of an unrelated hash are nearly always beyond the limit: the last one is seldom counted.
    const most = bytesOf(query, words, 0, at) + bytesOf(query, words, 2, at) + bytesOf(query, words, 4, at);
    if (sumOf(most) <= limit && distanceTo(query, words, hash) <= limit) return hash;
  }
  return end;
}

function distanceTo(query: Uint32Array, words: Uint32Array, hash: number): number {
  const at = hash * WORDS;
  const half = bytesOf(query, words, 0, at) + bytesOf(query, words, 2, at);
  return sumOf(half) + sumOf(bytesOf(query, words, 4, at) + bytesOf(query, words, 6, at));
}

/** Differing bits of two words from `word` on, as four counts of 0-16, one a byte. */
function bytesOf(query: Uint32Array, words: Uint32Array, word: number, at: number): number {
  const a = (query[word] ?? 0) ^ (words[at + word] ?? 0);
  const b = (query[word + 1] ?? 0) ^ (words[at + word + 1] ?? 0);
  const fours = foursOf(a) + foursOf(b);
  return (fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f);
}

/** Set bits of each group of four. */
function foursOf(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555);
  return (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
}

/** Sum of four bytes, together at most 255. */
function sumOf(bytes: number): number {
  return Math.imul(bytes, 0x01010101) >>> 24;
}
