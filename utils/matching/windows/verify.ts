import { type Agreement, bestAgreement, emptySquare, isBetter, LEAST_AGREEING, sumUp } from './correlate.ts';
import { sampleSquare } from './grey.ts';
import { squareOfBox } from './hash-boxes.ts';
import { boxOf } from './region.ts';
import type { Grey, Luma, Region } from './types.ts';

export type { Agreement } from './correlate.ts';

/** A window of the page's picture and the rectangle of the entry's that it seems to show. */
export type Pair = { query: Region; entry: Region; mirrored: boolean };

const SCALES = [0.94, 1, 1.06];
const LEAST_SHARE = 0.4;

// Used again for each pair.
const querySquare = emptySquare();
const entrySquare = emptySquare();

/**
 * Compares a window with a rectangle of an entry's thumbnail block by block, at three scales and 49 shifts.
 * @param luma the page's picture, fitted within 512 x 512
 * @param thumbnail of the entry's whole picture, longest side 128
 */
export function agreementOf(luma: Luma, thumbnail: Grey, { query, entry, mirrored }: Pair): Agreement {
  squareOfBox(luma, boxOf(query, luma), querySquare.values);
  sumUp(querySquare);
  let best: Agreement = { share: 0, agreeing: 0, textured: 0 };
  for (const scale of SCALES) {
    sampleSquare(thumbnail, entry, scale, mirrored, entrySquare.values);
    sumUp(entrySquare);
    const found = bestAgreement(querySquare, entrySquare);
    if (isBetter(found, best)) best = found;
  }
  return best;
}

/** The best agreement of some pairs of one entry, with its pair; null without pairs. */
export function verify<P extends Pair>(
  luma: Luma,
  thumbnail: Grey,
  pairs: readonly P[],
): (Agreement & { pair: P }) | null {
  let best: (Agreement & { pair: P }) | null = null;
  for (const pair of pairs) {
    const found = agreementOf(luma, thumbnail, pair);
    if (!best || isBetter(found, best)) best = { ...found, pair };
  }
  return best;
}

/** True if the window and the rectangle show the same. */
export function isVerified({ share, agreeing }: Agreement): boolean {
  return share >= LEAST_SHARE && agreeing >= LEAST_AGREEING;
}
