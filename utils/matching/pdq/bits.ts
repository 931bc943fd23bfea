const COUNT = 256;

/** 32-bit words of a hash. */
export const WORDS = 8;

const scratch = new Float64Array(COUNT);

/**
 * Writes the hash of 256 coefficients (PDQ, step 6): bit k is set where coefficient k is above the lower median.
 * @param words eight are written from `at`, in the order of `pack`: bit 255 is the highest of the first
 */
export function writeHash(coefficients: Float64Array, words: Uint32Array, at: number): void {
  scratch.set(coefficients);
  const median = smallest(scratch, COUNT / 2 - 1);
  for (let w = 0; w < WORDS; w++) {
    const first = (WORDS - 1 - w) * 32;
    let word = 0;
    for (let bit = 31; bit >= 0; bit--)
      word = (word << 1) | ((coefficients[first + bit] ?? 0) > median ? 1 : 0);
    words[at + w] = word;
  }
}

/** Eight words as 64 hex digits. */
export function hexOf(words: Uint32Array): string {
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** The value that stands at `rank` once sorted: quickselect (C. A. R. Hoare, 1961); reorders the values. */
function smallest(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i++;
      while ((values[j] ?? 0) > pivot) j--;
      if (i > j) break;
      const kept = values[i] ?? 0;
      values[i++] = values[j] ?? 0;
      values[j--] = kept;
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else break;
  }
  return values[rank] ?? 0;
}
