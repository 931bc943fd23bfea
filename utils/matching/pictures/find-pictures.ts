import { createFeatureIndex, describeBoth, type Found, MOST_SEARCHED } from '../features/index.ts';
import { createStageOne, type StageOneHit } from '../windows/stage-one.ts';
import type { Luma } from '../windows/types.ts';
import { gradeOf, type PictureFound, standAlone } from './grade.ts';
import type { PicturePrint } from './print.ts';

/** An entry to be found. Entries of one cluster show the same picture: they do not rival each other. */
export type FinderEntry = { print: PicturePrint; cluster?: number };

export type PictureFinding = {
  /** Strongest first. */
  found: PictureFound[];
  /** PDQ quality of the whole picture, 0-100. */
  quality: number;
  /** False for what is too flat or too small to be compared: then nothing found means nothing. */
  comparable: boolean;
  /** Milliseconds of both stages; `features` is 0 where the first stage settled it. */
  ms: { hash: number; features: number };
};

export type PictureFinder = {
  find(luma: Luma): PictureFinding;
  /** Number of entries that carry features, of those given. */
  withFeatures: number;
};

/** Distance and share of the picture at which nothing else can be in it. */
const SETTLED = 31;
const MOST_OF_IT = 0.6;

/**
 * Finds the pictures of a registry in a picture of a page: first by hashes of windows, then, where that leaves room for
 * more, by local features (docs/matching.md).
 */
export function createPictureFinder(entries: readonly FinderEntry[]): PictureFinder {
  const hashed = createStageOne(
    entries.map(({ print }) => ({
      hashes: print.hashes,
      thumbnail: () => (print.thumbnail.width > 0 ? print.thumbnail : null),
    })),
  );
  const described = entries.flatMap(({ print, cluster }, entry) =>
    print.features ? [{ entry, features: print.features, cluster: cluster ?? entry }] : [],
  );
  const index = createFeatureIndex(described);
  return {
    withFeatures: described.length,
    find(luma) {
      const start = performance.now();
      const { hits, quality, windows } = hashed.search(luma);
      const middle = performance.now();
      const isDone = isSettled(hits) || described.length === 0;
      const found = isDone ? [] : index.search(...viewsOf(luma));
      const end = isDone ? middle : performance.now();
      const seen = found.flatMap((one) => {
        const entry = described[one.entry]?.entry;
        return entry === undefined ? [] : [{ ...one, entry }];
      });
      return {
        found: united(hits, seen),
        quality,
        comparable: windows > 0 || seen.length > 0,
        ms: { hash: middle - start, features: end - middle },
      };
    },
  };
}

function viewsOf(luma: Luma) {
  const { plain, mirrored } = describeBoth(luma, { most: MOST_SEARCHED });
  return [plain, mirrored];
}

const isSettled = (hits: StageOneHit[]): boolean =>
  hits.some(
    ({ distance, by, alignment: { query } }) =>
      by === 'close' && distance <= SETTLED && query.width * query.height >= MOST_OF_IT,
  );

/** One result for each entry, whichever stage found it. */
function united(hits: StageOneHit[], seen: Found[]): PictureFound[] {
  const byEntry = new Map<number, { hit?: StageOneHit; points?: Found }>();
  for (const hit of hits) byEntry.set(hit.entry, { hit });
  for (const points of seen) byEntry.set(points.entry, { ...byEntry.get(points.entry), points });
  return [...byEntry]
    .map(([entry, { hit, points }]) => foundBy(entry, hit, points))
    .filter((one) => one !== null)
    .sort((a, b) => order(a) - order(b) || b.score - a.score);
}

const order = ({ grade }: PictureFound) => ['same', 'likely', 'possible'].indexOf(grade);

function foundBy(
  entry: number,
  hit: StageOneHit | undefined,
  points: Found | undefined,
): PictureFound | null {
  // Points tell the place to the pixel, windows only to the next step of their grid.
  const alignment = points?.alignment ?? hit?.alignment;
  if (!alignment || (!hit && !standAlone(points?.inliers ?? 0))) return null;
  const share = hit?.by === 'verified' ? hit.share : null;
  const isClose = hit?.by === 'close';
  return {
    entry,
    grade: gradeOf({ isClose, isVerified: share !== null, voted: points?.voted ?? 0 }),
    stage: hit ? 'hash' : 'features',
    distance: hit?.distance ?? null,
    share,
    inliers: points?.inliers ?? null,
    score: Math.max(isClose ? 1 - hit.distance / 128 : (share ?? 0), pointScore(points)),
    alignment,
  };
}

/** Five points are the least, thirty leave no doubt. */
const pointScore = (points: Found | undefined): number =>
  points ? Math.min(1, 0.4 + points.inliers / 50) : 0;
