import type { Region } from './types.ts';

/** A rectangle in whole pixels of a plane. */
export type Box = { left: number; top: number; width: number; height: number };

export const WHOLE: Region = { left: 0, top: 0, width: 1, height: 1 };

/** The rectangle of this size that leaves the shares `x` and `y` (0-1) of the free room at its left and top. */
export function placed(width: number, height: number, x: number, y: number): Region {
  return { left: (1 - width) * x, top: (1 - height) * y, width, height };
}

/** The inner region, given as fractions of the outer one, as fractions of the whole. */
export function within(outer: Region, inner: Region): Region {
  return {
    left: outer.left + inner.left * outer.width,
    top: outer.top + inner.top * outer.height,
    width: inner.width * outer.width,
    height: inner.height * outer.height,
  };
}

/** The whole pixels of a region: each edge rounded by itself, at least 1 x 1 and inside the plane. */
export function boxOf({ left, top, width, height }: Region, plane: { width: number; height: number }): Box {
  const x = Math.min(plane.width - 1, Math.round(left * plane.width));
  const y = Math.min(plane.height - 1, Math.round(top * plane.height));
  const right = Math.min(plane.width, Math.max(x + 1, Math.round((left + width) * plane.width)));
  const bottom = Math.min(plane.height, Math.max(y + 1, Math.round((top + height) * plane.height)));
  return { left: x, top: y, width: right - x, height: bottom - y };
}

/** A rectangle of pixels as fractions of its plane. */
export function regionOf(
  { left, top, width, height }: Box,
  plane: { width: number; height: number },
): Region {
  return {
    left: left / plane.width,
    top: top / plane.height,
    width: width / plane.width,
    height: height / plane.height,
  };
}
