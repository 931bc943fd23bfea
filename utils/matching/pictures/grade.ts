import type { Grade } from '../../model/index.ts';
import type { Alignment } from '../windows/types.ts';

/** An entry's picture found in a page's, with what shows it. */
export type PictureFound = {
  /** Place in the list of entries. */
  entry: number;
  grade: Grade;
  /** `hash`: windows of both are close, or alike in blocks; `features`: points of both lie alike. */
  stage: 'hash' | 'features';
  /** Bits between the closest windows; null where only features found it. */
  distance: number | null;
  /** Share (0-1) of textured blocks that agree; null where none were compared. */
  share: number | null;
  /** Distinct points that agree; null where features were not asked. */
  inliers: number | null;
  /** 0-1: how much agrees, for sorting and for a person; the grade is what counts. */
  score: number;
  alignment: Alignment;
};

/** Points that had to agree before their places were known, for the grade by itself (docs/matching.md). */
const SURE_POINTS = 8;

/**
 * Points that must agree where windows show nothing: the two false finds in 557,000 unrelated pairs had 7 and 9, and of
 * 353 true finds by points alone 8 have fewer (docs/matching.md).
 */
const LEAST_ALONE = 10;

/** True if so many agreeing points show an entry by themselves. */
export const standAlone = (points: number): boolean => points >= LEAST_ALONE;

type Evidence = { isClose: boolean; isVerified: boolean; voted: number };

/**
 * `same` by windows at most 36 bits apart, by eight points and more, or where blocks and points agree each for itself;
 * else `likely`. The thresholds are those at which no unrelated pair was found (docs/matching.md).
 */
export function gradeOf({ isClose, isVerified, voted }: Evidence): Grade {
  if (isClose || voted >= SURE_POINTS) return 'same';
  return isVerified && voted > 0 ? 'same' : 'likely';
}
