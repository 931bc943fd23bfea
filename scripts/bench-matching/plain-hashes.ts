import { distance, isMatchable, type Luma, pdq } from '../../utils/matching/index.ts';

type Comparable<T> = T & { isSame(other: T): boolean };

/** What other tools use: one hash of the whole picture, at the customary threshold. */
export type PlainHashes = {
  pdq: Comparable<{ hash: string; quality: number }>;
  dhash: Comparable<{ bits: string }>;
  blockhash: Comparable<{ bits: string }>;
};

/** The customary thresholds in bits: 31 of 256, 10 of 64, 10 of 64. */
export function plainHashes(luma: Luma): PlainHashes {
  const own = pdq(luma);
  return {
    pdq: {
      ...own,
      isSame: (other) =>
        isMatchable(own.quality) && isMatchable(other.quality) && distance(own.hash, other.hash) <= 31,
    },
    dhash: comparable(differences(luma)),
    blockhash: comparable(blocks(luma)),
  };
}

const comparable = (bits: string): Comparable<{ bits: string }> => ({
  bits,
  isSame: (other) => [...bits].filter((bit, at) => bit !== other.bits[at]).length <= 10,
});

/** Means of cells of a grid. */
function cells({ width, height, values }: Luma, columns: number, rows: number): number[] {
  return Array.from({ length: columns * rows }, (_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const [left, right] = [
      Math.floor((column * width) / columns),
      Math.floor(((column + 1) * width) / columns),
    ];
    const [top, bottom] = [Math.floor((row * height) / rows), Math.floor(((row + 1) * height) / rows)];
    let sum = 0;
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * width + x] ?? 0;
    return sum / Math.max(1, (right - left) * (bottom - top));
  });
}

/** dHash (Neal Krawetz 2013): each of 8 x 8 cells against its right neighbour. */
function differences(luma: Luma): string {
  const means = cells(luma, 9, 8);
  return means
    .flatMap((mean, at) => (at % 9 === 8 ? [] : [mean < (means[at + 1] ?? 0) ? '1' : '0']))
    .join('');
}

/** Blockhash (Bian Yang et al. 2006): 8 x 8 cells against the median of their band of four rows. */
function blocks(luma: Luma): string {
  const means = cells(luma, 8, 8);
  const medians = [0, 1, 2, 3].map(
    (band) => means.slice(band * 16, band * 16 + 16).sort((a, b) => a - b)[8] ?? 0,
  );
  return means.map((mean, at) => (mean > (medians[at >> 4] ?? 0) ? '1' : '0')).join('');
}
