/** 32-bit words of a hash. */
export const WORDS = 8;

/** Hashes over which one query after the other passes before the next ones are read. */
export const TILE = 512;

/** What one pass over the hashes found. */
export type Pass = {
  /** Pairs of words: number of the hash; query number x 65536 + distance. Valid until the next pass. */
  pairs: Uint32Array;
  /** 256 counts of hits by distance, those included for which there was no room. */
  histogram: Uint32Array;
};

/** A pass over all hashes of a store, in tiles, each tile query by query; both kernels give equal results. */
export type Kernel = {
  name: 'wasm' | 'plain';
  /**
   * @param queries eight words a query
   * @param count of queries, at most 65,536
   * @param limit largest distance, 0-255
   * @param room most pairs that are written
   */
  run(queries: Uint32Array, count: number, limit: number, room: number): Pass;
};
