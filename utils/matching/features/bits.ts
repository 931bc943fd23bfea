import { WORDS } from './constants.ts';

/** Differing bits of two descriptors; stops after half of them once it is above `limit`. */
export function bitsApart(a: Uint32Array, i: number, b: Uint32Array, j: number, limit: number): number {
  const [p, q] = [i * WORDS, j * WORDS];
  const half = setBits(a, p, b, q);
  return half > limit ? half : half + setBits(a, p + 4, b, q + 4);
}

/** Over four words; bytes are added up before they are summed. */
function setBits(a: Uint32Array, p: number, b: Uint32Array, q: number): number {
  const sum =
    byteBits((a[p] ?? 0) ^ (b[q] ?? 0)) +
    byteBits((a[p + 1] ?? 0) ^ (b[q + 1] ?? 0)) +
    byteBits((a[p + 2] ?? 0) ^ (b[q + 2] ?? 0)) +
    byteBits((a[p + 3] ?? 0) ^ (b[q + 3] ?? 0));
  return Math.imul(sum, 0x01010101) >>> 24;
}

/** Set bits of each byte of a word, by adding neighbouring groups of 1, 2 and 4 bits. */
function byteBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (fours + (fours >>> 4)) & 0x0f0f0f0f;
}
