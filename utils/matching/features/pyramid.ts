import type { Luma } from '../windows/types.ts';
import { LEVEL_FACTOR, SCALE_PARTS } from './constants.ts';
import type { Level } from './types.ts';

const LEVELS = 6;
const SHORTEST_SIDE = 52;

/**
 * The picture and smaller copies of it, each by 1.25 smaller than the one before, until the short side falls below
 * 52 pixels or there are six. A picture below 52 pixels has no level.
 */
export function pyramidOf(luma: Luma): Level[] {
  const levels: Level[] = [];
  let { width, height } = luma;
  let above: Level | undefined;
  for (let i = 0; i < LEVELS && Math.min(width, height) >= SHORTEST_SIDE; i++) {
    above = above ? smaller(above, width, height, i * SCALE_PARTS) : wholeLevels(luma);
    levels.push(above);
    width = Math.round(luma.width / LEVEL_FACTOR ** (i + 1));
    height = Math.round(luma.height / LEVEL_FACTOR ** (i + 1));
  }
  return levels;
}

/** Rounds to bytes; what is not a number becomes black. */
function wholeLevels({ width, height, values }: Luma): Level {
  const out = new Uint8Array(width * height);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? 0;
    out[i] = value >= 255 ? 255 : value > 0 ? value + 0.5 : 0;
  }
  return { width, height, values: out, scale: 0 };
}

/** Bilinear between the four nearest pixels, in whole 256ths, so that every engine gives the same bytes. */
function smaller(from: Level, width: number, height: number, scale: number): Level {
  const columns = positions(from.width, width);
  const rows = positions(from.height, height);
  const source = from.values;
  const values = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const upper = (rows.first[y] ?? 0) * from.width;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x++, at++) {
      const p = upper + (columns.first[x] ?? 0);
      const q = p + from.width;
      const right = columns.share[x] ?? 0;
      const top = (source[p] ?? 0) * (256 - right) + (source[p + 1] ?? 0) * right;
      const bottom = (source[q] ?? 0) * (256 - right) + (source[q + 1] ?? 0) * right;
      values[at] = (top * (256 - down) + bottom * down + 32768) >> 16;
    }
  }
  return { width, height, values, scale };
}

/** For each output pixel the input pixel before its centre, and the share of the next one in 256ths. */
function positions(inputs: number, outputs: number) {
  const first = new Uint16Array(outputs);
  const share = new Uint16Array(outputs);
  for (let i = 0; i < outputs; i++) {
    const centre = ((i + 0.5) * inputs) / outputs - 0.5;
    const before = Math.min(inputs - 2, Math.max(0, Math.floor(centre)));
    first[i] = before;
    share[i] = Math.min(256, Math.max(0, Math.round((centre - before) * 256)));
  }
  return { first, share };
}
