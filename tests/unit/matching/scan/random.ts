/** Numbers of 32 bits, the same in every run (G. Marsaglia, Xorshift RNGs, 2003). */
export function dice(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** Words of so many hashes. */
export function randomWords(hashes: number, seed: number): Uint32Array {
  return Uint32Array.from({ length: hashes * 8 }, dice(seed));
}
