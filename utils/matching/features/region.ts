import type { Alignment, Region } from '../picture/types.ts';
import { inverse, type Similarity, turnOf } from './similarity.ts';

type Size = { width: number; height: number };
type Box = { left: number; top: number; right: number; bottom: number };

/**
 * The part that two pictures share: each one's frame is put into the other by the similarity and clipped there.
 * @param similarity from pixels of the entry to pixels of the query
 * @param mirrored the query's features are those of its mirror image; the regions are those of the real picture
 */
export function alignmentOf(similarity: Similarity, entry: Size, query: Size, mirrored: boolean): Alignment {
  const inQuery = fractions(clippedBox(similarity, entry, query), query);
  const turned = turnOf(similarity);
  return {
    query: mirrored ? { ...inQuery, left: 1 - inQuery.left - inQuery.width } : inQuery,
    entry: fractions(clippedBox(inverse(similarity), query, entry), entry),
    mirrored,
    turned: mirrored ? -turned : turned,
  };
}

/** Bounds of a picture put into another one, as far as they lie in it. */
function clippedBox({ a, b, dx, dy }: Similarity, { width, height }: Size, into: Size): Box {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([x, y]) => a * x - b * y + dx);
  const ys = corners.map(([x, y]) => b * x + a * y + dy);
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    left: inside(Math.min(...xs), into.width),
    right: inside(Math.max(...xs), into.width),
    top: inside(Math.min(...ys), into.height),
    bottom: inside(Math.max(...ys), into.height),
  };
}

function fractions({ left, top, right, bottom }: Box, { width, height }: Size): Region {
  return {
    left: left / width,
    top: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
  };
}
