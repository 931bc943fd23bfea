import type { Luma } from '../windows/types.ts';
import { blurred } from './blur.ts';
import { LONGEST_SIDE, MOST, PIXEL_PARTS, WORDS } from './constants.ts';
import { addCorners, emptyCorners } from './corners.ts';
import { writeDescriptor } from './descriptor.ts';
import { directionAt } from './direction.ts';
import { pyramidOf } from './pyramid.ts';
import { selectCorners } from './select.ts';
import type { Corners, Features, Level } from './types.ts';

type Options = {
  /** Most features; 300 when not given. */
  most?: number;
};

/**
 * Local features of a picture: corners on a pyramid, spread over the picture, with turned binary descriptors
 * (ORB: Rublee et al. 2011).
 * @param luma longest side up to 512 pixels as stored by a registry; up to 1,023 are possible
 * @returns no feature for pictures below 52 pixels and for flat ones
 * @throws RangeError when a side is longer than 1,023 pixels
 */
export function describe(luma: Luma, options: Options = {}): Features {
  return described(cornersOf(luma, options), false);
}

/**
 * Features of a picture and of its mirror image. Both have the same corners, so that the second costs little.
 * @throws RangeError when a side is longer than 1,023 pixels
 */
export function describeBoth(luma: Luma, options: Options = {}): { plain: Features; mirrored: Features } {
  const found = cornersOf(luma, options);
  return { plain: described(found, false), mirrored: described(found, true) };
}

type Found = { luma: Luma; levels: Level[]; smooth: Uint16Array[]; corners: Corners; chosen: Uint32Array };

function cornersOf(luma: Luma, { most = MOST }: Options): Found {
  if (Math.max(luma.width, luma.height) > LONGEST_SIDE)
    throw new RangeError(`picture too large for features: ${luma.width} x ${luma.height}`);
  const levels = pyramidOf(luma);
  const corners = emptyCorners(levels);
  for (const [number, level] of levels.entries()) addCorners(level, number, corners);
  return { luma, levels, smooth: levels.map(blurred), corners, chosen: selectCorners(corners, levels, most) };
}

function described({ luma, levels, smooth, corners, chosen }: Found, mirrored: boolean): Features {
  const features = emptyFeatures(chosen.length, luma, mirrored);
  for (const [i, corner] of chosen.entries()) {
    const level = levels[corners.level[corner] ?? 0];
    const sums = smooth[corners.level[corner] ?? 0];
    if (!level || !sums) continue;
    const [x, y] = [corners.x[corner] ?? 0, corners.y[corner] ?? 0];
    const at = y * level.width + x;
    const seen = directionAt(level.values, level.width, at);
    const angle = mirrored ? (128 - seen) & 255 : seen;
    features.x[i] = placeOf(mirrored ? level.width - 1 - x : x, luma.width, level.width);
    features.y[i] = placeOf(y, luma.height, level.height);
    features.angle[i] = angle;
    features.scale[i] = level.scale;
    writeDescriptor(sums, level.width, at, angle, mirrored, features.words, i);
  }
  return features;
}

/** Centre of a level's pixel in the described picture, in 64ths of its pixels. */
const placeOf = (at: number, length: number, levelLength: number) =>
  Math.max(0, Math.round((((at + 0.5) * length) / levelLength - 0.5) * PIXEL_PARTS));

/** Room for `count` features of a picture. */
export function emptyFeatures(
  count: number,
  { width, height }: { width: number; height: number },
  mirrored = false,
): Features {
  return {
    count,
    width,
    height,
    mirrored,
    x: new Uint16Array(count),
    y: new Uint16Array(count),
    angle: new Uint8Array(count),
    scale: new Uint8Array(count),
    words: new Uint32Array(count * WORDS),
  };
}
