import type { Alignment, Region } from '../windows/types.ts';
import { inverse, type Similarity, turnOf } from './similarity.ts';
import type { Box } from './support.ts';
import type { Features } from './types.ts';

type Size = { width: number; height: number };

/**
 * The part that two pictures share. The entry's frame is put into the query by the similarity and clipped to the
 * part in which it is seen; that part is put back into the entry.
 * @param similarity from pixels of the entry to pixels of the query
 * @param seen part of the query
 * @returns regions of the real pictures, also where the query's features are those of its mirror image
 */
export function alignmentOf(similarity: Similarity, seen: Box, entry: Size, query: Features): Alignment {
  const shown = clipped(putInto(similarity, wholeOf(entry)), seen);
  const inQuery = fractions(shown, query);
  const inEntry = clipped(putInto(inverse(similarity), shown), wholeOf(entry));
  const turned = turnOf(similarity);
  return {
    query: query.mirrored ? { ...inQuery, left: 1 - inQuery.left - inQuery.width } : inQuery,
    entry: fractions(inEntry, entry),
    mirrored: query.mirrored,
    // A picture that is mirrored and then turned is, seen in the mirror, turned the other way.
    turned: query.mirrored ? -turned : turned,
  };
}

const wholeOf = ({ width, height }: Size): Box => ({ left: 0, top: 0, right: width, bottom: height });

/** Upright bounds of a rectangle that is turned, scaled and shifted. */
function putInto({ a, b, dx, dy }: Similarity, { left, top, right, bottom }: Box): Box {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => a * x - b * y + dx);
  const ys = corners.map(([x, y]) => b * x + a * y + dy);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function clipped(box: Box, to: Box): Box {
  const across = (value: number) => Math.min(to.right, Math.max(to.left, value));
  const down = (value: number) => Math.min(to.bottom, Math.max(to.top, value));
  return {
    left: across(box.left),
    top: down(box.top),
    right: across(box.right),
    bottom: down(box.bottom),
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
