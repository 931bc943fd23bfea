import { hexOf, WORDS, writeHash } from './bits.ts';
import { dct, KEPT } from './dct.ts';
import { SIDE } from './fold.ts';
import type { Luma } from './luma.ts';
import { orientations } from './orientations.ts';
import { foldColumns, foldRows, qualityOf } from './square.ts';

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
  return { hash: hashOf(coefficientsOf(square)), quality: qualityOf(square) };
}

/**
 * PDQ hashes of the eight orientations, from signs and transposition of one transform.
 * They lie 0-18 bits from the hash of a file that was really turned.
 * @throws RangeError when the plane is empty
 */
export function pdqDihedral(luma: Luma): Dihedral & { quality: number } {
  const square = squareOf(luma);
  const coefficients = coefficientsOf(square);
  const hashes = Object.fromEntries(
    Object.entries(orientations).map(([name, turn]) => [name, hashOf(turn(coefficients))]),
  ) as Dihedral;
  return { ...hashes, quality: qualityOf(square) };
}

/** The plane blurred and sampled to 64 x 64: rows first, then columns. */
function squareOf(luma: Luma): Float64Array {
  const { width, height } = luma;
  if (width < 1 || height < 1) throw new RangeError(`empty picture: ${width} x ${height}`);
  const rows = new Float64Array(height * SIDE);
  const square = new Float64Array(SIDE * SIDE);
  foldRows(luma, { left: 0, width }, [0, height], rows);
  foldColumns(rows, 0, height, square);
  return square;
}

const coefficientsOf = (square: Float64Array) => dct(square, new Float64Array(KEPT * KEPT));

function hashOf(coefficients: Float64Array): string {
  const words = new Uint32Array(WORDS);
  writeHash(coefficients, words, 0);
  return hexOf(words);
}
