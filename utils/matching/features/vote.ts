import type { Catalogue } from './catalogue.ts';
import { LEVEL_FACTOR, PIXEL_PARTS, SCALE_PARTS } from './constants.ts';
import { limits } from './limits.ts';
import type { Pair } from './nearest.ts';
import { errorSquared, fitted, type Places, type Similarity, scaleOf } from './similarity.ts';
import type { Features } from './types.ts';

/** A similarity from entry to query, the pairs that agree with it, and how many distinct places they have. */
export type Vote = { similarity: Similarity; inliers: number[]; distinct: number };

/** Places of pairs, in pixels of the two pictures. */
export function placesOf(pairs: readonly Pair[], query: Features, catalogue: Catalogue): Places {
  const column = (values: Uint16Array, of: (pair: Pair) => number) =>
    Float64Array.from(pairs, (pair) => (values[of(pair)] ?? 0) / PIXEL_PARTS);
  return {
    count: pairs.length,
    fromX: column(catalogue.x, ({ feature }) => feature),
    fromY: column(catalogue.y, ({ feature }) => feature),
    toX: column(query.x, ({ query }) => query),
    toY: column(query.y, ({ query }) => query),
  };
}

/**
 * The similarity that most pairs agree with. Each pair proposes one by its sizes, directions and places; it is
 * then fitted to those that agree (as the pose votes of Lowe 2004, but tried one by one).
 */
export function vote(pairs: readonly Pair[], query: Features, catalogue: Catalogue): Vote | null {
  const places = placesOf(pairs, query, catalogue);
  let best: Vote | null = null;
  pairs.forEach((pair, i) => {
    const similarity = proposed(pair, i, places, query, catalogue);
    const agreeing = agreeingWith(similarity, places, i);
    if (agreeing.length < limits.seed || agreeing.length <= (best?.distinct ?? 0)) return;
    const refined = refit(places, agreeing);
    if (refined && refined.distinct > (best?.distinct ?? 0)) best = refined;
  });
  return best;
}

/** Fits to the chosen pairs and looks again which pairs agree; null when the size is impossible. */
export function refit(places: Places, chosen: readonly number[]): Vote | null {
  const similarity = fitted(places, chosen);
  if (!similarity) return null;
  const scale = scaleOf(similarity);
  if (scale < limits.smallest || scale > limits.greatest) return null;
  const inliers: number[] = [];
  for (let i = 0; i < places.count; i++) {
    if (errorSquared(similarity, places, i) < limits.near ** 2) inliers.push(i);
  }
  return { similarity, inliers, distinct: distinctOf(places, inliers) };
}

function proposed(
  { query: q, feature: f }: Pair,
  i: number,
  places: Places,
  query: Features,
  all: Catalogue,
): Similarity {
  const scale = LEVEL_FACTOR ** (((query.scale[q] ?? 0) - (all.scale[f] ?? 0)) / SCALE_PARTS);
  const turn = (((query.angle[q] ?? 0) - (all.angle[f] ?? 0)) * Math.PI) / 128;
  const [a, b] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  const [x, y] = [places.fromX[i] ?? 0, places.fromY[i] ?? 0];
  return { a, b, dx: (places.toX[i] ?? 0) - a * x + b * y, dy: (places.toY[i] ?? 0) - b * x - a * y };
}

function agreeingWith(similarity: Similarity, places: Places, of: number): number[] {
  const [x, y] = [places.toX[of] ?? 0, places.toY[of] ?? 0];
  const agreeing: number[] = [];
  for (let i = 0; i < places.count; i++) {
    const away = Math.hypot((places.toX[i] ?? 0) - x, (places.toY[i] ?? 0) - y);
    const allowed = limits.near + limits.spread * away;
    if (errorSquared(similarity, places, i) < allowed ** 2) agreeing.push(i);
  }
  return agreeing;
}

/** Several corners at one place are one piece of evidence; counted in the picture where fewer are left. */
function distinctOf(places: Places, inliers: readonly number[]): number {
  const count = (xs: Float64Array, ys: Float64Array) => {
    const cell = (value = 0) => Math.floor(value / limits.raster);
    return new Set(inliers.map((i) => cell(xs[i]) * 65536 + cell(ys[i]))).size;
  };
  return Math.min(count(places.fromX, places.fromY), count(places.toX, places.toY));
}
