import { dct } from './dct.ts';
import { foldOf, SIDE } from './fold.ts';
import type { Luma } from './luma.ts';
import { orientations } from './orientations.ts';

/** Coefficients a side. */
const KEPT = 16;

/** The hashes of the eight orientations of a picture, 64 hex digits each; `flipY` is the mirror left-right. */
export type Dihedral = Record<keyof typeof orientations, string>;

/**
 * PDQ hash of a picture (facebook/ThreatExchange, pdq; C++ reference).
 * @param luma any size from 1 x 1; meant to be fitted into 512 x 512 before
 * @returns 256 bits as 64 hex digits, bit 255 first, and the quality 0-100
 * @throws RangeError when the plane is empty
 */
export function pdq(luma: Luma): { hash: string; quality: number } {
  const square = squareOf(luma);
  return { hash: hashOf(dct(square)), quality: qualityOf(square) };
}

/**
 * PDQ hashes of the eight orientations, from signs and transposition of one transform.
 * They lie 0-18 bits from the hash of a file that was really turned.
 * @throws RangeError when the plane is empty
 */
export function pdqDihedral(luma: Luma): Dihedral & { quality: number } {
  const square = squareOf(luma);
  const coefficients = dct(square);
  const hashes = Object.fromEntries(
    Object.entries(orientations).map(([name, turn]) => [name, hashOf(turn(coefficients))]),
  ) as Dihedral;
  return { ...hashes, quality: qualityOf(square) };
}

/** The plane blurred and sampled to 64 x 64: rows first, then columns. */
function squareOf({ width, height, values }: Luma): Float64Array {
  if (width < 1 || height < 1) throw new RangeError(`empty picture: ${width} x ${height}`);
  const across = foldRows(values, width, height);
  return foldColumns(across, height);
}

function foldRows(values: Luma['values'], width: number, height: number): Float64Array {
  const { start, offset, weights } = foldOf(width);
  const out = new Float64Array(height * SIDE);
  for (let y = 0; y < height; y++) {
    for (let j = 0; j < SIDE; j++) {
      const end = offset[j + 1] ?? 0;
      let at = y * width + (start[j] ?? 0);
      let sum = 0;
      for (let k = offset[j] ?? 0; k < end; k++, at++) sum += (values[at] ?? 0) * (weights[k] ?? 0);
      out[y * SIDE + j] = sum;
    }
  }
  return out;
}

function foldColumns(values: Float64Array, height: number): Float64Array {
  const { start, offset, weights } = foldOf(height);
  const out = new Float64Array(SIDE * SIDE);
  for (let i = 0; i < SIDE; i++) {
    const first = offset[i] ?? 0;
    const end = offset[i + 1] ?? 0;
    for (let k = first; k < end; k++) {
      const weight = weights[k] ?? 0;
      const row = ((start[i] ?? 0) + k - first) * SIDE;
      for (let j = 0; j < SIDE; j++) {
        out[i * SIDE + j] = (out[i * SIDE + j] ?? 0) + weight * (values[row + j] ?? 0);
      }
    }
  }
  return out;
}

/** Sum of the steps between neighbours, in whole hundredths of the grey range, scaled to 0-100. */
function qualityOf(square: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      if (i > 0) sum += step(square, i * SIDE + j, (i - 1) * SIDE + j);
      if (j > 0) sum += step(square, i * SIDE + j, i * SIDE + j - 1);
    }
  }
  return Math.min(100, Math.floor(sum / 90));
}

function step(square: Float64Array, a: number, b: number): number {
  return Math.abs(Math.trunc((((square[a] ?? 0) - (square[b] ?? 0)) * 100) / 255));
}

/** Bit k = 16 i + j is set where the coefficient is above the lower median; hex with bit 255 first. */
function hashOf(coefficients: Float64Array): string {
  const median = coefficients.slice().sort()[(KEPT * KEPT) / 2 - 1] ?? 0;
  let hex = '';
  for (let k = KEPT * KEPT - 4; k >= 0; k -= 4) {
    let digit = 0;
    for (let bit = 3; bit >= 0; bit--) digit = digit * 2 + ((coefficients[k + bit] ?? 0) > median ? 1 : 0);
    hex += digit.toString(16);
  }
  return hex;
}
