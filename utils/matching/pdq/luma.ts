import { averageWithin } from './average.ts';

/** A grey plane, row by row, values 0-255 and not rounded. */
export type Luma = { width: number; height: number; values: Float32Array | Float64Array };

type Rgba = Uint8ClampedArray | Uint8Array;

/**
 * Luma of a picture, flattened on white by its alpha: 0.299 R + 0.587 G + 0.114 B (PDQ, step 1).
 * @param rgba width x height x 4 bytes, alpha not premultiplied
 */
export function lumaOf(rgba: Rgba, width: number, height: number): Luma {
  const values = new Float32Array(width * height);
  readLuma(rgba, 0, values);
  return { width, height, values };
}

/**
 * Shrinks a plane by area averaging until no side is longer than `side`; never enlarges.
 * Canvas scaling differs between browsers by up to 107 grey levels, this does not.
 */
export function fitWithin(luma: Luma, side: number): Luma {
  const { width, height, values } = luma;
  return averageWithin(width, height, side, (y) => values.subarray(y * width, (y + 1) * width)) ?? luma;
}

/**
 * Luma fitted into `side` x `side` in one pass over the pixels; equal to `fitWithin(lumaOf(…), side)` up to rounding.
 * @param rgba width x height x 4 bytes, alpha not premultiplied
 */
export function lumaWithin(rgba: Rgba, width: number, height: number, side: number): Luma {
  const row = new Float32Array(width);
  const rowAt = (y: number) => readLuma(rgba, y * width * 4, row);
  return averageWithin(width, height, side, rowAt) ?? lumaOf(rgba, width, height);
}

/** Fills `into` with the luma of as many pixels, starting at byte `from`. */
function readLuma(rgba: Rgba, from: number, into: Float32Array): Float32Array {
  for (let i = 0, at = from; i < into.length; i++, at += 4) {
    const luma = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
    const alpha = rgba[at + 3] ?? 0;
    into[i] = alpha === 255 ? luma : 255 + ((luma - 255) * alpha) / 255;
  }
  return into;
}
