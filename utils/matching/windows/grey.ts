import { SIDE } from '../pdq/fold.ts';
import { fitWithin } from '../pdq/luma.ts';
import type { Grey, Luma, Region } from './types.ts';

/**
 * A grey thumbnail: area average until no side is longer than `side`, whole levels. A smaller picture keeps its size.
 * @param side in pixels; 128 for the thumbnail of an entry
 */
export function greyOf(luma: Luma, side: number): Grey {
  const { width, height, values } = fitWithin(luma, side);
  // Storing into clamped bytes rounds to the nearest level.
  const levels = Uint8ClampedArray.from(values);
  return { width, height, values: new Uint8Array(levels.buffer) };
}

/**
 * A region of a thumbnail on a 64 x 64 grid, by bilinear sampling; outside of the picture its edge goes on.
 * @param scale of the region about its centre
 * @param mirrored left to right
 * @param into 4,096 values, overwritten
 */
export function sampleSquare(
  { width, height, values }: Grey,
  region: Region,
  scale: number,
  mirrored: boolean,
  into: Float64Array,
): void {
  const columns = taps(region.left, region.width, scale, width);
  const rows = taps(region.top, region.height, scale, height);
  for (let i = 0; i < SIDE; i++) {
    const upper = (rows.first[i] ?? 0) * width;
    const lower = (rows.second[i] ?? 0) * width;
    const down = rows.share[i] ?? 0;
    for (let j = 0; j < SIDE; j++) {
      const left = columns.first[j] ?? 0;
      const right = columns.second[j] ?? 0;
      const over = columns.share[j] ?? 0;
      const above = mixed(values[upper + left] ?? 0, values[upper + right] ?? 0, over);
      const below = mixed(values[lower + left] ?? 0, values[lower + right] ?? 0, over);
      into[i * SIDE + (mirrored ? SIDE - 1 - j : j)] = mixed(above, below, down);
    }
  }
}

const mixed = (a: number, b: number, share: number) => a + (b - a) * share;

/** For each of 64 places along a side the two pixels it lies between, and the second one's share. */
function taps(start: number, length: number, scale: number, pixels: number) {
  const first = new Uint32Array(SIDE);
  const second = new Uint32Array(SIDE);
  const share = new Float64Array(SIDE);
  for (let i = 0; i < SIDE; i++) {
    const at = (start + length * (0.5 + ((i + 0.5) / SIDE - 0.5) * scale)) * pixels - 0.5;
    const inside = Math.min(pixels - 1, Math.max(0, at));
    first[i] = Math.floor(inside);
    second[i] = Math.min(pixels - 1, Math.floor(inside) + 1);
    share[i] = inside - Math.floor(inside);
  }
  return { first, second, share };
}
