import { bitsApart } from './bits.ts';
import type { Catalogue } from './catalogue.ts';
import { LEVEL_FACTOR, PIXEL_PARTS, SCALE_PARTS } from './constants.ts';
import { limits } from './limits.ts';
import type { Pair } from './nearest.ts';
import { type Similarity, scaleOf, turnOf } from './similarity.ts';
import type { Features } from './types.ts';

/** Side of a cell in which the query's features are looked up. */
const CELL = 16;

/** The query's features by the cell they lie in. */
export type Cells = { columns: number; rows: number; lists: number[][] };

export function cellsOf(query: Features): Cells {
  const columns = Math.ceil(query.width / CELL) + 1;
  const rows = Math.ceil(query.height / CELL) + 1;
  const lists = Array.from({ length: columns * rows }, (): number[] => []);
  for (let i = 0; i < query.count; i++) {
    lists[cellOf(query.y[i] ?? 0) * columns + cellOf(query.x[i] ?? 0)]?.push(i);
  }
  return { columns, rows, lists };
}

const cellOf = (place: number) => Math.floor(place / (CELL * PIXEL_PARTS));

/** What the similarity expects of a feature of the entry in the query. */
type Expected = { x: number; y: number; angle: number; scale: number };

/**
 * Pairs by a known similarity: each feature of the entry is put where it should lie in the query, and takes the
 * nearest descriptor there that has the expected direction and size. Few features could be meant, so that 80 bits
 * are allowed.
 * @param near furthest from where it should lie, in pixels of the query
 */
export function guidedPairs(
  similarity: Similarity,
  entry: number,
  query: Features,
  cells: Cells,
  catalogue: Catalogue,
  near: number,
): Pair[] {
  const turn = (turnOf(similarity) * 256) / 360;
  const steps = (Math.log(scaleOf(similarity)) / Math.log(LEVEL_FACTOR)) * SCALE_PARTS;
  const pairs: Pair[] = [];
  const end = catalogue.first[entry + 1] ?? 0;
  for (let feature = catalogue.first[entry] ?? 0; feature < end; feature++) {
    const [x, y] = [(catalogue.x[feature] ?? 0) / PIXEL_PARTS, (catalogue.y[feature] ?? 0) / PIXEL_PARTS];
    const nearest = nearestThere(
      {
        x: similarity.a * x - similarity.b * y + similarity.dx,
        y: similarity.b * x + similarity.a * y + similarity.dy,
        angle: (catalogue.angle[feature] ?? 0) + turn,
        scale: (catalogue.scale[feature] ?? 0) + steps,
      },
      feature,
      query,
      cells,
      catalogue.words,
      near,
    );
    if (nearest >= 0) pairs.push({ query: nearest, feature });
  }
  return pairs;
}

function nearestThere(
  expected: Expected,
  feature: number,
  query: Features,
  { columns, rows, lists }: Cells,
  words: Uint32Array,
  near: number,
): number {
  const [left, right] = [Math.floor((expected.x - near) / CELL), Math.floor((expected.x + near) / CELL)];
  const [top, bottom] = [Math.floor((expected.y - near) / CELL), Math.floor((expected.y + near) / CELL)];
  let nearest = -1;
  let least: number = limits.guidedBits;
  for (let row = Math.max(0, top); row <= Math.min(rows - 1, bottom); row++) {
    for (let column = Math.max(0, left); column <= Math.min(columns - 1, right); column++) {
      for (const i of lists[row * columns + column] ?? []) {
        if (!isExpected(expected, query, i, near)) continue;
        const bits = bitsApart(query.words, i, words, feature, least);
        if (bits > least) continue;
        least = bits;
        nearest = i;
      }
    }
  }
  return nearest;
}

function isExpected({ x, y, angle, scale }: Expected, query: Features, i: number, near: number): boolean {
  const [dx, dy] = [(query.x[i] ?? 0) / PIXEL_PARTS - x, (query.y[i] ?? 0) / PIXEL_PARTS - y];
  if (dx * dx + dy * dy > near * near) return false;
  if (Math.abs((query.scale[i] ?? 0) - scale) > limits.guidedScale) return false;
  const turn = Math.abs((query.angle[i] ?? 0) - angle) % 256;
  return Math.min(turn, 256 - turn) <= limits.guidedTurn;
}
