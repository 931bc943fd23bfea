/** A frame of a page's video that is close to one of a film. Seconds; the film's frame stands from `from` to `to`. */
export type Point = { sight: number; at: number; from: number; to: number; distance: number; frame: number };

/** Time of the film = speed x time of the page's video + offset. */
export type Line = { speed: number; offset: number };

/** Speeds that are looked for: a slight slowing or quickening is a known disguise. The plain one first. */
const SPEEDS = Array.from({ length: 19 }, (_, at) => 0.8 + at * 0.025).sort(
  (a, b) => Math.abs(a - 1) - Math.abs(b - 1),
);
const [LEAST_SPEED, MOST_SPEED] = [0.75, 1.3];

/** Seconds by which a frame may lie beside the line: films of ten frames a second, and the page's clock. */
const BESIDE = 0.25;
const BIN = 0.1;
const ROUNDS = 3;

/** Points near one line, the closest of each frame of the page, in the order of time. */
export type Run = { line: Line; points: Point[] };

/**
 * The line on which most frames of the page lie (Hough 1962: each point votes for the lines through it), refitted by
 * least squares. Null without points.
 * @param points of one film, in the order of `sight`
 */
export function bestLine(points: readonly Point[]): Run | null {
  const [first] = points;
  if (!first) return null;
  const middle = (first.at + (points.at(-1)?.at ?? 0)) / 2;
  let line = voted(points, middle);
  let near = nearest(points, line);
  for (let round = 0; round < ROUNDS; round++) {
    const next = refitted(near, line);
    const found = nearest(points, next);
    if (found.length < near.length) break;
    line = next;
    near = found;
  }
  return { line, points: near };
}

function voted(points: readonly Point[], middle: number): Line {
  let best = { votes: 0, speed: 1, offset: 0 };
  for (const speed of SPEEDS) {
    const offsets = points.map(({ at, from, to }) => {
      const shift = speed * (at - middle);
      return [Math.floor((from - shift - BESIDE) / BIN), Math.ceil((to - shift + BESIDE) / BIN)] as const;
    });
    const least = Math.min(...offsets.map(([low]) => low));
    const most = Math.max(...offsets.map(([, high]) => high));
    const votes = new Uint16Array(most - least + 1);
    const by = new Int32Array(most - least + 1).fill(-1);
    points.forEach(({ sight }, i) => {
      const [low, high] = offsets[i] ?? [0, -1];
      for (let bin = low - least; bin <= high - least; bin++) {
        if (by[bin] === sight) continue;
        by[bin] = sight;
        votes[bin] = (votes[bin] ?? 0) + 1;
      }
    });
    const top = votes.reduce((a, b) => Math.max(a, b), 0);
    if (top > best.votes)
      best = { votes: top, speed, offset: (middleOf(votes, top) + least) * BIN - speed * middle };
  }
  return best;
}

/** The middle of the first stretch of bins with the most votes. */
function middleOf(votes: Uint16Array, top: number): number {
  const start = votes.indexOf(top);
  let end = start;
  while (votes[end + 1] === top) end++;
  return (start + end) / 2;
}

const expected = ({ speed, offset }: Line, at: number) => speed * at + offset;

function beside(line: Line, { at, from, to }: Point): number {
  const time = expected(line, at);
  return Math.max(0, from - time, time - to);
}

/** The closest film frame near the line for each frame of the page. */
function nearest(points: readonly Point[], line: Line): Point[] {
  const best = new Map<number, Point>();
  for (const point of points) {
    if (beside(line, point) > BESIDE) continue;
    const known = best.get(point.sight);
    if (!known || point.distance < known.distance) best.set(point.sight, point);
  }
  return [...best.values()];
}

function refitted(points: readonly Point[], line: Line): Line {
  const n = points.length;
  const pairs = points.map((point) => {
    const time = expected(line, point.at);
    return { at: point.at, time: Math.min(point.to, Math.max(point.from, time)) };
  });
  const at = pairs.reduce((sum, pair) => sum + pair.at, 0) / n;
  const time = pairs.reduce((sum, pair) => sum + pair.time, 0) / n;
  const spread = pairs.reduce((sum, pair) => sum + (pair.at - at) ** 2, 0);
  const common = pairs.reduce((sum, pair) => sum + (pair.at - at) * (pair.time - time), 0);
  if (n < 3 || spread === 0) return line;
  const speed = Math.min(MOST_SPEED, Math.max(LEAST_SPEED, common / spread));
  return { speed, offset: time - speed * at };
}
