import type { Agreement } from './agreement.ts';
import type { Catalogue } from './catalogue.ts';
import { PIXEL_PARTS } from './constants.ts';
import type { Features } from './types.ts';

/** In pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** So many agreeing features must be missing beyond the last one before a side is cut there. */
const MISSED = 8;

/** No corner is found nearer to an edge of the picture, and none agrees nearer to the edge of a cut. */
const MARGIN = 20;

type Place = { x: number; y: number };

/**
 * The part of the query in which the entry is really seen. A collage shows a cut of it, which the similarity alone
 * does not tell: a side is cut at the last agreeing feature when several more should have agreed beyond it.
 */
export function agreeingBox(found: Agreement, entry: number, query: Features, catalogue: Catalogue): Box {
  const seen = boxOf(found.agreeing, query);
  const expected = expectedIn(found, entry, query, catalogue);
  const within = expected.filter(
    ({ x, y }) => x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom,
  ).length;
  const rate = found.agreeing.length / Math.max(1, within);
  const side = (beyond: (place: Place) => boolean, cut: number, whole: number) =>
    expected.filter(beyond).length * Math.min(1, rate) >= MISSED ? cut : whole;
  const beside = ({ y }: Place) => y >= seen.top && y <= seen.bottom;
  const level = ({ x }: Place) => x >= seen.left && x <= seen.right;
  const { width, height } = query;
  return {
    left: side((p) => beside(p) && p.x < seen.left - MARGIN, Math.max(0, seen.left - MARGIN), 0),
    right: side((p) => beside(p) && p.x > seen.right + MARGIN, Math.min(width, seen.right + MARGIN), width),
    top: side((p) => level(p) && p.y < seen.top - MARGIN, Math.max(0, seen.top - MARGIN), 0),
    bottom: side(
      (p) => level(p) && p.y > seen.bottom + MARGIN,
      Math.min(height, seen.bottom + MARGIN),
      height,
    ),
  };
}

function boxOf(agreeing: readonly number[], { x, y }: Features): Box {
  const xs = agreeing.map((i) => (x[i] ?? 0) / PIXEL_PARTS);
  const ys = agreeing.map((i) => (y[i] ?? 0) / PIXEL_PARTS);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Where the entry's features should lie in the query, as far as they could be found there. */
function expectedIn({ similarity: s }: Agreement, entry: number, query: Features, all: Catalogue) {
  const places: Place[] = [];
  const inside = (at: number, length: number) => at >= MARGIN && at <= length - MARGIN;
  for (let i = all.first[entry] ?? 0; i < (all.first[entry + 1] ?? 0); i++) {
    const [x, y] = [(all.x[i] ?? 0) / PIXEL_PARTS, (all.y[i] ?? 0) / PIXEL_PARTS];
    const place = { x: s.a * x - s.b * y + s.dx, y: s.b * x + s.a * y + s.dy };
    if (inside(place.x, query.width) && inside(place.y, query.height)) places.push(place);
  }
  return places;
}
