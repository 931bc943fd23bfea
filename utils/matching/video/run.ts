import type { Grade } from '../../model/index.ts';
import { bitsApart } from '../features/bits.ts';
import type { Point, Run } from './line.ts';
import type { Sight } from './sight.ts';

/** A film with a stretch that the page's video shows; times in seconds. */
export type FilmFound = {
  /** Place in the list of films. */
  film: number;
  /** Frames of the page that lie in the run. */
  frames: number;
  query: [from: number, to: number];
  entry: [from: number, to: number];
  /** Seconds of the film for one of the page's video. */
  speed: number;
  /** Most bits between two frames of the run. */
  distance: number;
  mirrored: boolean;
  grade: Grade;
};

/** The page's frames, and the hash that tells a film's frames apart. */
export type Seen = { sights: readonly Sight[]; whole(frame: number): Uint32Array };

/** A pause of the run that is longer than this ends it. */
const MOST_PAUSE = 3;
/** Frames are different with more bits between them; frames of a still picture stay below it. */
const DIFFERENT = 14;

const LEAST_DISTINCT = 3;
const LEAST_SECONDS = 2;
/** The other way to be found: most of a longer stretch. */
const MOST_OF_IT = 0.6;
const LONG_SECONDS = 5;
/** Fewer of the frames in between than this are no run. */
const LEAST_SHARE = 0.3;

/** `same` from so many different frames that are, in the middle, so close. */
const SURE_DISTINCT = 5;
const SURE_DISTANCE = 36;

/** Decides on a run; null where its frames are too few, too much alike, or too thinly sown. */
export function judgeRun({ line, points }: Run, seen: Seen): Omit<FilmFound, 'film' | 'mirrored'> | null {
  const part = longest(points);
  const [first, last] = [part[0], part.at(-1)];
  if (!first || !last) return null;
  const seconds = last.at - first.at;
  const share = part.length / usableBetween(seen.sights, first, last);
  const distinct = distinctOf(part, seen);
  const isShort = distinct >= LEAST_DISTINCT && seconds >= LEAST_SECONDS && share >= LEAST_SHARE;
  const isLong = distinct >= 2 && seconds >= LONG_SECONDS && share >= MOST_OF_IT;
  if (!isShort && !isLong) return null;
  const distances = part.map(({ distance }) => distance).sort((a, b) => a - b);
  const median = distances[part.length >> 1] ?? 256;
  return {
    frames: part.length,
    query: [first.at, last.at],
    entry: [timeOf(first), timeOf(last)],
    speed: line.speed,
    distance: distances.at(-1) ?? 256,
    grade: distinct >= SURE_DISTINCT && median <= SURE_DISTANCE ? 'same' : 'likely',
  };

  function timeOf({ at, from, to }: Point): number {
    return Math.min(to, Math.max(from, line.speed * at + line.offset));
  }
}

/** The part without a long pause that has most frames. */
function longest(points: readonly Point[]): Point[] {
  const parts: Point[][] = [];
  let before = -Infinity;
  for (const point of points) {
    if (point.at - before > MOST_PAUSE) parts.push([]);
    parts.at(-1)?.push(point);
    before = point.at;
  }
  return parts.sort((a, b) => b.length - a.length)[0] ?? [];
}

const usableBetween = (sights: readonly Sight[], first: Point, last: Point): number =>
  sights.slice(first.sight, last.sight + 1).filter(({ usable }) => usable).length;

/** Frames that differ from each other, on the side where there are fewer: a still picture is one frame, however long. */
function distinctOf(points: readonly Point[], { sights, whole }: Seen): number {
  const ofPage = differing(points.map(({ sight }) => sights[sight]?.own ?? new Uint32Array(8)));
  const ofFilm = differing(points.map(({ frame }) => whole(frame)));
  return Math.min(ofPage, ofFilm);
}

function differing(hashes: readonly Uint32Array[]): number {
  const kept: Uint32Array[] = [];
  for (const hash of hashes) {
    if (kept.every((other) => bitsApart(hash, 0, other, 0, 256) > DIFFERENT)) kept.push(hash);
  }
  return kept.length;
}
