import type { Match } from '../model/index.ts';
import type { AssetEntry } from './entries.ts';
import { THRESHOLD } from './pdq/constants.ts';
import type { PictureFound } from './pictures/grade.ts';
import type { Region } from './windows/types.ts';

/** The page's picture: its address, PDQ of the whole, and whether it was compared as the window showed it. */
export type ComparedWhole = { mediaUrl: string; hash: string; quality: number; from?: 'screen' | undefined };

type Found = Omit<PictureFound, 'entry'>;

/**
 * The match for an asset whose picture was found: as two whole pictures where their hashes say so, else with the parts
 * that are alike.
 */
export function pictureMatch(
  found: Found,
  entry: AssetEntry,
  picture: ComparedWhole,
  part: Match['in'],
): Match {
  const { mediaUrl, hash, quality, from } = picture;
  const common = { signal: 'image' as const, grade: found.grade, in: part, entry };
  const seen = from && { from };
  if (isWholeCopy(found)) {
    const { distance } = found;
    return {
      ...common,
      measure: { by: 'pdq', mediaUrl, hash, quality, distance, threshold: THRESHOLD, ...seen },
    };
  }
  const { stage, distance, share, inliers, alignment } = found;
  const { query, entry: shown, mirrored, turned } = alignment;
  return {
    ...common,
    measure: {
      by: 'part',
      mediaUrl,
      stage,
      distance,
      share,
      points: inliers,
      query: clipped(query),
      entry: clipped(shown),
      mirrored,
      turned,
      ...seen,
    },
  };
}

function isWholeCopy(found: Found): found is Found & { distance: number } {
  const { distance, alignment } = found;
  const isWhole = ({ width, height }: Region) => width === 1 && height === 1;
  return (
    distance !== null &&
    distance <= THRESHOLD &&
    !alignment.mirrored &&
    isWhole(alignment.query) &&
    isWhole(alignment.entry)
  );
}

/** Four digits are a pixel of a large picture; sums of fractions may lie a hair outside. */
function clipped({ left, top, width, height }: Region): Region {
  const tidy = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;
  return { left: tidy(left), top: tidy(top), width: tidy(width), height: tidy(height) };
}
