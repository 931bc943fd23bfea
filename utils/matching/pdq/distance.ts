/** Hashes as 32-bit words, eight each, for scanning. */
export type PackedHashes = { words: Uint32Array; count: number };

const WORDS = 8;

/** Packs hashes of 64 hex digits. */
export function pack(hashes: readonly string[]): PackedHashes {
  const words = new Uint32Array(hashes.length * WORDS);
  hashes.forEach((hash, i) => {
    for (let w = 0; w < WORDS; w++) words[i * WORDS + w] = Number.parseInt(hash.slice(w * 8, w * 8 + 8), 16);
  });
  return { words, count: hashes.length };
}

/** Number of differing bits (0-256) of two hashes of 64 hex digits. */
export function distance(a: string, b: string): number {
  return packedDistance(pack([a]).words, 0, pack([b]).words, 0, WORDS * 32);
}

/**
 * Calls back for every hash within `limit` bits of the query, in order: a linear scan with early exit.
 * It beats index structures below about a million hashes.
 */
export function scan(
  query: string,
  { words, count }: PackedHashes,
  limit: number,
  found: (index: number, distance: number) => void,
): void {
  const wanted = pack([query]).words;
  for (let i = 0; i < count; i++) {
    const bits = packedDistance(wanted, 0, words, i * WORDS, limit);
    if (bits <= limit) found(i, bits);
  }
}

/** Differing bits of the hashes at two offsets; stops counting once it is above `limit`. */
function packedDistance(a: Uint32Array, fromA: number, b: Uint32Array, fromB: number, limit: number): number {
  let bits = 0;
  for (let w = 0; w < WORDS && bits <= limit; w++)
    bits += popcount((a[fromA + w] ?? 0) ^ (b[fromB + w] ?? 0));
  return bits;
}

/** Set bits of a 32-bit word, by adding neighbouring groups of 1, 2 and 4 bits, then all bytes. */
function popcount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
