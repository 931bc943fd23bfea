import { difference, equalShare, type Raster } from './raster.ts';

/** Share of pixels that must be equal where two tiles show the same. */
export const LEAST_EQUAL = 0.995;

/** Rows and columns, in pixels, by which a tile is tried elsewhere. */
const MOST_SHIFT = 40;
/** So much more (levels of the three channels of all pixels added up) a wrong place must differ than the right one. */
const MARGIN = 300;

/**
 * What the area that two tiles share says of the place of the second: `agrees`, it is right. `plain`: it would look the
 * same elsewhere, so that its agreement says nothing. `shifted`: it fits better elsewhere. `differs`: it fits nowhere.
 */
export type Verdict = 'agrees' | 'plain' | 'shifted' | 'differs';

export type Compared = { agrees: number; verdict: Verdict };

/**
 * Compares the pixels in which two tiles should be the same: share of equal pixels, and whether another place, up to 40
 * pixels up, down or aside, would do as well.
 * @param first the area as the earlier tile shows it
 * @param second as the later one does; of the same size
 */
export function compareShared(first: Raster, second: Raster): Compared {
  const agrees = equalShare(first, second);
  const pixels = first.width * first.height;
  const here = difference(first, second, 0, 0, Number.POSITIVE_INFINITY);
  const bound = 2 * here + MARGIN / pixels;
  const elsewhere = bestElsewhere(first, second, bound);
  if (agrees < LEAST_EQUAL) return { agrees, verdict: elsewhere < here / 4 ? 'shifted' : 'differs' };
  if (elsewhere < here) return { agrees, verdict: 'shifted' };
  return { agrees, verdict: elsewhere > bound ? 'agrees' : 'plain' };
}

function bestElsewhere(first: Raster, second: Raster, bound: number): number {
  let best = Number.POSITIVE_INFINITY;
  const down = Math.min(MOST_SHIFT, Math.floor(first.height / 2));
  const across = Math.min(MOST_SHIFT, Math.floor(first.width / 2));
  for (let by = 1; by <= Math.max(down, across); by++) {
    for (const [dx, dy] of [
      [0, by],
      [0, -by],
      [by, 0],
      [-by, 0],
    ] as const) {
      if (Math.abs(dy) > down || Math.abs(dx) > across) continue;
      best = Math.min(best, difference(first, second, dx, dy, bound));
    }
  }
  return best;
}
