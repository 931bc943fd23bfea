import type { Corners, Level } from './types.ts';

const THRESHOLD = 10;
/** Nearest to the edge a corner may lie: the descriptor reaches 17 pixels. */
export const BORDER = 18;

/** The 16 pixels of a circle of radius 3, clockwise from above, as x and y. */
const CIRCLE = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
] as const;

/** An empty list with room for the corners of these levels. */
export function emptyCorners(levels: readonly Level[]): Corners {
  // Of 2 x 2 neighbours at most one is a maximum.
  const room = levels.reduce((sum, { width, height }) => sum + ((width + 1) >> 1) * ((height + 1) >> 1), 0);
  return {
    count: 0,
    x: new Uint16Array(room),
    y: new Uint16Array(room),
    level: new Uint8Array(room),
    score: new Uint16Array(room),
  };
}

/**
 * Adds the corners of one level: nine neighbouring pixels of the circle are all brighter or all darker than the
 * centre by more than 10 (FAST-9: Rosten and Drummond 2006), and no neighbour scores more.
 * @param number index of the level, noted with each corner
 */
export function addCorners(level: Level, number: number, into: Corners): void {
  const { width, height, values } = level;
  const circle = Int32Array.from(CIRCLE, ([x, y]) => y * width + x);
  const scores = new Uint16Array(width * height);
  for (let y = BORDER; y < height - BORDER; y++) {
    const end = y * width + width - BORDER;
    for (let at = y * width + BORDER; at < end; at++) {
      if (mayBeCorner(values, at, width) && isCorner(values, at, circle))
        scores[at] = scoreAt(values, at, circle);
    }
  }
  addMaxima(scores, level, number, into);
}

/** An arc of nine holds a pixel of each opposite pair: above and below, left and right settle most pixels. */
function mayBeCorner(values: Uint8Array, at: number, width: number): boolean {
  const centre = values[at] ?? 0;
  const [high, low] = [centre + THRESHOLD, centre - THRESHOLD];
  const up = values[at - 3 * width] ?? 0;
  const down = values[at + 3 * width] ?? 0;
  const left = values[at - 3] ?? 0;
  const right = values[at + 3] ?? 0;
  if ((up > high || down > high) && (left > high || right > high)) return true;
  return (up < low || down < low) && (left < low || right < low);
}

function isCorner(values: Uint8Array, at: number, circle: Int32Array): boolean {
  const centre = values[at] ?? 0;
  let brighter = 0;
  let darker = 0;
  for (let i = 0; i < 16; i++) {
    const difference = (values[at + (circle[i] ?? 0)] ?? 0) - centre;
    if (difference > THRESHOLD) brighter |= 1 << i;
    else if (difference < -THRESHOLD) darker |= 1 << i;
  }
  return hasArc(brighter) || hasArc(darker);
}

/** True if nine neighbouring bits of the 16 are set; the circle is closed. */
function hasArc(bits: number): boolean {
  let runs = bits | (bits << 16);
  runs &= runs >>> 1;
  runs &= runs >>> 2;
  runs &= runs >>> 4;
  return (runs & ((bits | (bits << 16)) >>> 8)) !== 0;
}

/** Sum of the differences to the circle. */
function scoreAt(values: Uint8Array, at: number, circle: Int32Array): number {
  const centre = values[at] ?? 0;
  let sum = 0;
  for (let i = 0; i < 16; i++) sum += Math.abs((values[at + (circle[i] ?? 0)] ?? 0) - centre);
  return sum;
}

function addMaxima(scores: Uint16Array, { width, height }: Level, number: number, into: Corners): void {
  for (let y = BORDER; y < height - BORDER; y++) {
    for (let x = BORDER; x < width - BORDER; x++) {
      const at = y * width + x;
      const score = scores[at] ?? 0;
      if (score === 0 || !isMaximum(scores, at, width, score)) continue;
      into.x[into.count] = x;
      into.y[into.count] = y;
      into.level[into.count] = number;
      into.score[into.count] = score;
      into.count++;
    }
  }
}

/** Of equal neighbours the first one counts. */
function isMaximum(scores: Uint16Array, at: number, width: number, score: number): boolean {
  return (
    score > (scores[at - width - 1] ?? 0) &&
    score > (scores[at - width] ?? 0) &&
    score > (scores[at - width + 1] ?? 0) &&
    score > (scores[at - 1] ?? 0) &&
    score >= (scores[at + 1] ?? 0) &&
    score >= (scores[at + width - 1] ?? 0) &&
    score >= (scores[at + width] ?? 0) &&
    score >= (scores[at + width + 1] ?? 0)
  );
}
