import { WORDS, writeHash } from '../pdq/bits.ts';
import { dct, KEPT } from '../pdq/dct.ts';
import { SIDE } from '../pdq/fold.ts';
import { foldColumns, foldRows, qualityOf } from '../pdq/square.ts';
import type { Box } from './region.ts';
import type { Luma } from './types.ts';

/** Hashes of boxes of a plane, eight words each, in the order of the boxes. */
export type BoxHashes = {
  words: Uint32Array;
  /** Of the same boxes mirrored left to right. */
  mirrored: Uint32Array;
  /** 0-100, one for each box. */
  qualities: Uint8Array;
};

// Used again for each box. Nothing here waits for anything, so no second caller can come between.
let rows = new Float64Array(512 * SIDE);
const square = new Float64Array(SIDE * SIDE);
const coefficients = new Float64Array(KEPT * KEPT);

/**
 * PDQ of each box as of a picture of its own (its edges are the picture's), equal in every bit to hashing them one
 * by one. Boxes that share their columns share the fold of their rows, which is most of the work.
 * @param boxes at least 1 x 1, inside the plane
 */
export function hashBoxes(luma: Luma, boxes: readonly Box[]): BoxHashes {
  const out: BoxHashes = {
    words: new Uint32Array(boxes.length * WORDS),
    mirrored: new Uint32Array(boxes.length * WORDS),
    qualities: new Uint8Array(boxes.length),
  };
  const numbered = boxes.map((box, index) => ({ ...box, index }));
  for (const strip of Map.groupBy(numbered, ({ left, width }) => left * 65536 + width).values()) {
    const from = Math.min(...strip.map(({ top }) => top));
    foldStrip(luma, strip, from);
    for (const { top, height, index } of strip) {
      foldColumns(rows, top - from, height, square);
      hashSquare(out, index);
    }
  }
  return out;
}

function foldStrip(luma: Luma, strip: readonly Box[], from: number): void {
  const to = Math.max(...strip.map(({ top, height }) => top + height));
  if (rows.length < (to - from) * SIDE) rows = new Float64Array((to - from) * SIDE);
  const [first] = strip;
  if (first) foldRows(luma, first, [from, to], rows);
}

function hashSquare({ words, mirrored, qualities }: BoxHashes, index: number): void {
  qualities[index] = qualityOf(square);
  dct(square, coefficients);
  writeHash(coefficients, words, index * WORDS);
  mirror(coefficients);
  writeHash(coefficients, mirrored, index * WORDS);
}

/** `flipY`: mirroring left to right turns the sign of the even columns. */
function mirror(values: Float64Array): void {
  for (let at = 0; at < values.length; at += 2) values[at] = -(values[at] ?? 0);
}

/** The 64 x 64 square that PDQ hashes of a box, into 4,096 values. */
export function squareOfBox(luma: Luma, box: Box, into: Float64Array): void {
  foldStrip(luma, [box], box.top);
  foldColumns(rows, 0, box.height, into);
}

/** PDQ quality (0-100) of a box; below 50 it cannot be matched. */
export function qualityOfBox(luma: Luma, box: Box): number {
  squareOfBox(luma, box, square);
  return qualityOf(square);
}
