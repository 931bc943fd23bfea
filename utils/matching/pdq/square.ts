import { foldOf, SIDE } from './fold.ts';
import type { Luma } from './luma.ts';

/**
 * Folds rows `from` to `to` (not included) of a strip of a plane to 64 values each; the strip's edges count as edges.
 * Four rows at a time, because a single sum has to wait for each of its additions.
 * @param into row `from` is written to index 0; at least 64 x (to - from) values
 */
export function foldRows(
  { width: stride, values }: Luma,
  strip: { left: number; width: number },
  [from, to]: readonly [from: number, to: number],
  into: Float64Array,
): void {
  const { start, offset, weights } = foldOf(strip.width);
  for (let y = from; y < to; y += 4) {
    // Past the end the last row is folded again, to the same place.
    const y1 = Math.min(y + 1, to - 1);
    const y2 = Math.min(y + 2, to - 1);
    const y3 = Math.min(y + 3, to - 1);
    const skip1 = (y1 - y) * stride;
    const skip2 = (y2 - y) * stride;
    const skip3 = (y3 - y) * stride;
    for (let j = 0; j < SIDE; j++) {
      const end = offset[j + 1] ?? 0;
      let at = y * stride + strip.left + (start[j] ?? 0);
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let k = offset[j] ?? 0; k < end; k++, at++) {
        const weight = weights[k] ?? 0;
        a += (values[at] ?? 0) * weight;
        b += (values[at + skip1] ?? 0) * weight;
        c += (values[at + skip2] ?? 0) * weight;
        d += (values[at + skip3] ?? 0) * weight;
      }
      into[(y - from) * SIDE + j] = a;
      into[(y1 - from) * SIDE + j] = b;
      into[(y2 - from) * SIDE + j] = c;
      into[(y3 - from) * SIDE + j] = d;
    }
  }
}

/**
 * Folds the columns of `height` rows of 64 values, from row `top` on, to a square; four columns at a time.
 * @param square 4,096 values, overwritten
 */
export function foldColumns(rows: Float64Array, top: number, height: number, square: Float64Array): void {
  const { start, offset, weights } = foldOf(height);
  for (let i = 0; i < SIDE; i++) {
    const first = offset[i] ?? 0;
    const end = offset[i + 1] ?? 0;
    const row = (top + (start[i] ?? 0)) * SIDE;
    for (let j = 0; j < SIDE; j += 4) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let k = first, at = row + j; k < end; k++, at += SIDE) {
        const weight = weights[k] ?? 0;
        a += (rows[at] ?? 0) * weight;
        b += (rows[at + 1] ?? 0) * weight;
        c += (rows[at + 2] ?? 0) * weight;
        d += (rows[at + 3] ?? 0) * weight;
      }
      const to = i * SIDE + j;
      square[to] = a;
      square[to + 1] = b;
      square[to + 2] = c;
      square[to + 3] = d;
    }
  }
}

/** PDQ quality 0-100 (step 4): the steps between neighbours, in whole hundredths of the grey range. */
export function qualityOf(square: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      const value = square[i * SIDE + j] ?? 0;
      if (i > 0) sum += step(value, square[(i - 1) * SIDE + j] ?? 0);
      if (j > 0) sum += step(value, square[i * SIDE + j - 1] ?? 0);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

/** The order of multiplication and division is the reference's: it decides where a step is cut off. */
const step = (a: number, b: number) => Math.trunc(Math.abs(((a - b) * 100) / 255));
