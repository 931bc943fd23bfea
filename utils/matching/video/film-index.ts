import { WORDS } from '../pdq/bits.ts';
import type { FilmPrint } from './film-print.ts';
import type { FilmFrame } from './frames.ts';
import { bestLine, type Point } from './line.ts';
import { type FilmFound, judgeRun, type Seen } from './run.ts';
import { createLookout, type Sight } from './sight.ts';

export type FilmIndex = {
  /** Films with a stretch that the frames show, the surest first. */
  search(frames: readonly FilmFrame[]): FilmFound[];
  /** The two halves of `search`: a frame is looked up once, and what was seen is judged as often as more comes. */
  look(frame: FilmFrame): Sight;
  judge(sights: readonly Sight[]): FilmFound[];
};

/** Fewer frames of a page than this cannot make a run. */
const LEAST_FRAMES = 3;

/**
 * Finds films of a registry in frames of a page's video: single frames by hashes of windows, then a run of frames that
 * follow each other as in the film (docs/matching.md).
 */
export function createFilmIndex(films: readonly { film: FilmPrint }[]): FilmIndex {
  const prints = films.map(({ film }) => film);
  const lookout = createLookout(prints);

  function judge(unsorted: readonly Sight[]): FilmFound[] {
    const sights = [...unsorted].sort((a, b) => a.at - b.at);
    const found = [...pointsOf(sights, prints)].flatMap(([name, points]) => {
      const film = name >> 1;
      const seen: Seen = { sights, whole: (frame) => wholeOf(prints[film], frame) };
      if (new Set(points.map(({ sight }) => sight)).size < LEAST_FRAMES) return [];
      const run = bestLine(points);
      const result = run && judgeRun(run, seen);
      return result ? [{ film, mirrored: (name & 1) === 1, ...result }] : [];
    });
    return bestOfEach(found);
  }

  return { look: lookout.look, judge, search: (frames) => judge(frames.map(lookout.look)) };
}

/** Points by film and mirroring, in the order of the page's frames. */
function pointsOf(sights: readonly Sight[], prints: readonly FilmPrint[]): Map<number, Point[]> {
  const points = new Map<number, Point[]>();
  sights.forEach(({ at, hits }, sight) => {
    for (const { film, frame, distance, mirrored } of hits) {
      const kept = prints[film]?.frames[frame];
      if (!kept) continue;
      const name = film * 2 + (mirrored ? 1 : 0);
      const list = points.get(name) ?? [];
      if (list.length === 0) points.set(name, list);
      list.push({ sight, at, from: kept.from / 1000, to: kept.to / 1000, distance, frame });
    }
  });
  return points;
}

function wholeOf(print: FilmPrint | undefined, frame: number): Uint32Array {
  return print?.frames[frame]?.words.subarray(0, WORDS) ?? new Uint32Array(WORDS);
}

function bestOfEach(found: FilmFound[]): FilmFound[] {
  const surest = found.sort((a, b) => order(a) - order(b) || b.frames - a.frames);
  return surest.filter(({ film }, at) => surest.findIndex((one) => one.film === film) === at);
}

const order = ({ grade }: FilmFound) => (grade === 'same' ? 0 : 1);
