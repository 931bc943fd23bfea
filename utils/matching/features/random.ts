/**
 * Whole numbers 0 … 2^32 - 1 from a seed, the same on every machine (xorshift32; Marsaglia, "Xorshift RNGs", 2003).
 * @param seed not 0
 */
export function randomIntegers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
