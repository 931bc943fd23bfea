import { packedDistance } from '../pdq/distance.ts';
import { type Kernel, type Pass, TILE, WORDS } from './kernel.ts';

/** The same scan in TypeScript, some five times slower; for where WebAssembly is not to be had. */
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
          for (let hash = first; hash < end; hash++) {
            const bits = packedDistance(queries, query * WORDS, words, hash * WORDS, limit);
            if (bits <= limit) written = note(pass, written, hash, query, bits);
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
