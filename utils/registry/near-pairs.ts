type Hash = { id: string; hash: string };
export type NearPair = { a: string; b: string; distance: number };

/** A registry made to hold nothing but copies must not keep a browser busy: the rest is not looked for. */
const MOST_PAIRS = 1000;
const MOST_NEIGHBOURS = 500;

/**
 * Pairs of 256-bit hashes (64 hex digits) of different ids within so many bits: of `most + 1` pieces at least one is
 * then equal, so only hashes that share a piece are compared.
 * @param most at most 31
 * @returns at most 1,000 pairs
 */
export function nearPairs(hashes: readonly Hash[], most: number): NearPair[] {
  const pairs = new Map<string, NearPair>();
  const bounds = Array.from({ length: most + 2 }, (_, i) => Math.floor((64 * i) / (most + 1)));
  for (let piece = 0; piece <= most; piece++) {
    const [from, to] = [bounds[piece] ?? 0, bounds[piece + 1] ?? 64];
    for (const same of Map.groupBy(hashes, ({ hash }) => hash.slice(from, to)).values()) {
      comparedInto(pairs, same, most);
    }
  }
  return [...pairs.values()];
}

function comparedInto(pairs: Map<string, NearPair>, hashes: readonly Hash[], most: number): void {
  for (const [i, one] of hashes.entries()) {
    for (const other of hashes.slice(i + 1, i + 1 + MOST_NEIGHBOURS)) {
      if (pairs.size >= MOST_PAIRS) return;
      const key = `${one.id} ${other.id}`;
      if (one.id === other.id || pairs.has(key)) continue;
      const bits = differingBits(one.hash, other.hash);
      if (bits <= most) pairs.set(key, { a: one.id, b: other.id, distance: bits });
    }
  }
}

function differingBits(a: string, b: string): number {
  let count = 0;
  for (let at = 0; at < 64; at += 8) {
    let bits = Number.parseInt(a.slice(at, at + 8), 16) ^ Number.parseInt(b.slice(at, at + 8), 16);
    for (; bits !== 0; bits &= bits - 1) count++;
  }
  return count;
}
