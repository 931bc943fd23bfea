// AssemblyScript, not TypeScript: `node scripts/build-scan.mjs` compiles it into wasm-bytes.ts.
// @ts-nocheck

/** Hashes that stay in the first-level cache while one query after the other passes over them. */
const TILE: u32 = 512;
const HASH: u32 = 32;

/**
 * Counts, by distance, the hashes within `limit` bits of each query and writes as many as there is room for.
 * Nothing is allocated: all places are byte offsets that the caller has laid out.
 * @param limit 0-255
 * @param hits pairs of u32: number of the hash; query number x 65536 + distance
 * @param histogram 256 u32, added to
 * @returns pairs written
 */
export function scan(
  hashes: u32,
  hashCount: u32,
  queries: u32,
  queryCount: u32,
  limit: u32,
  hits: u32,
  room: u32,
  histogram: u32,
): u32 {
  let written: u32 = 0;
  for (let first: u32 = 0; first < hashCount; first += TILE) {
    const end = min(first + TILE, hashCount);
    for (let q: u32 = 0; q < queryCount; q++) {
      const query = queries + q * HASH;
      const a = load<u64>(query);
      const b = load<u64>(query, 8);
      const c = load<u64>(query, 16);
      const d = load<u64>(query, 24);
      for (let i = first, at = hashes + first * HASH; i < end; i++, at += HASH) {
        // Three quarters of an unrelated hash are nearly always beyond the limit: the last one is seldom counted.
        let bits = popcnt(a ^ load<u64>(at)) + popcnt(b ^ load<u64>(at, 8)) + popcnt(c ^ load<u64>(at, 16));
        if (bits > limit) continue;
        bits += popcnt(d ^ load<u64>(at, 24));
        if (bits > limit) continue;
        const bin = histogram + ((<u32>bits) << 2);
        store<u32>(bin, load<u32>(bin) + 1);
        if (written < room) {
          const to = hits + (written << 3);
          store<u32>(to, i);
          store<u32>(to, (q << 16) | <u32>bits, 4);
          written++;
        }
      }
    }
  }
  return written;
}
