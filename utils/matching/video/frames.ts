import { WORDS } from '../pdq/bits.ts';
import { isMatchable } from '../pdq/constants.ts';
import { fitWithin } from '../pdq/luma.ts';
import { hashBoxes } from '../windows/hash-boxes.ts';
import { type Box, boxOf, placed, regionOf, WHOLE, within } from '../windows/region.ts';
import { trimBorder } from '../windows/trim.ts';
import type { Luma, Region } from '../windows/types.ts';
import { registryRegion } from '../windows/windows.ts';

/** One picture of a film; `at` in seconds from its beginning. */
export type FilmFrame = { at: number; luma: Luma };

/** Hashes of the windows of one frame, eight words each; none for a flat one. */
export type FrameHashes = {
  /** One number a hash: of `registryRegion`, or `TRIMMED`. */
  variants: number[];
  words: Uint32Array;
};

/** Longest side of a registry's frames; larger ones are shrunk. */
export const FILM_SIDE = 256;

/** Stands for the frame without its flat border. */
export const TRIMMED = 255;

/** Whole, centred 1:1, 4:5, 16:9 and 9:16, upper 85 and 75 %, lower 85 %, centred 90 %, and without the border. */
export const FILM_VARIANTS: readonly number[] = [0, 3, 8, 14, 15, 17, 18, 21, 27, TRIMMED];

/** Least side of a window in pixels. */
const LEAST_SIDE = 32;

/** Hashes of the registry windows of a frame, those of quality below 50 left out. */
export function registryFrame(luma: Luma): FrameHashes {
  const plane = fitWithin(luma, FILM_SIDE);
  const aspect = plane.width / plane.height;
  const windows = FILM_VARIANTS.flatMap((variant) => {
    const box = boxOfVariant(plane, variant, aspect);
    return box && isLarge(box) ? [{ variant, box }] : [];
  });
  const { words, qualities } = hashBoxes(
    plane,
    windows.map(({ box }) => box),
  );
  const kept = [...windows.keys()].filter((at) => isMatchable(qualities[at] ?? 0));
  return { variants: kept.map((at) => windows[at]?.variant ?? 0), words: selected(words, kept) };
}

function boxOfVariant(plane: Luma, variant: number, aspect: number): Box | null {
  if (variant === TRIMMED) return trimBorder(plane);
  const region = registryRegion(variant, aspect);
  return region && boxOf(region, plane);
}

const cuts = [placed(1, 0.85, 0, 0), placed(1, 0.75, 0, 0), placed(1, 0.85, 0, 1), placed(1, 0.75, 0, 1)];
const inner = [placed(0.95, 0.95, 0.5, 0.5), placed(0.9, 0.9, 0.5, 0.5)];

/** Hashes of a page's frame and of the same mirrored; the first window is the one that shows most. */
export type QueryFrame = { count: number; words: Uint32Array; mirrored: Uint32Array };

/** Hashes of the windows that a page's frame is looked up by: the whole, without its border, their cuts and centres. */
export function queryFrame(luma: Luma): QueryFrame {
  const plane = fitWithin(luma, FILM_SIDE);
  const trimmed = trimBorder(plane);
  const bases = [...(trimmed ? [regionOf(trimmed, plane)] : []), WHOLE];
  const regions = [
    ...bases.flatMap((base) => [WHOLE, ...inner, ...cuts].map((part) => within(base, part))),
    ...centres(plane.width / plane.height),
  ];
  const boxes = distinct(regions.map((region) => boxOf(region, plane))).filter(isLarge);
  const { words, mirrored, qualities } = hashBoxes(plane, boxes);
  const kept = [...boxes.keys()].filter((at) => isMatchable(qualities[at] ?? 0));
  return { count: kept.length, words: selected(words, kept), mirrored: selected(mirrored, kept) };
}

/** Films of one shape are shown inside another on a blurred or drawn ground. */
const centres = (aspect: number): Region[] =>
  [3, 8, 14, 15].flatMap((variant) => registryRegion(variant, aspect) ?? []);

const isLarge = ({ width, height }: Box) => width >= LEAST_SIDE && height >= LEAST_SIDE;

function distinct(boxes: Box[]): Box[] {
  const nameOf = ({ left, top, width, height }: Box) => `${left} ${top} ${width} ${height}`;
  return [...new Map(boxes.map((box) => [nameOf(box), box])).values()];
}

function selected(words: Uint32Array, kept: readonly number[]): Uint32Array {
  const out = new Uint32Array(kept.length * WORDS);
  kept.forEach((from, to) => {
    out.set(words.subarray(from * WORDS, (from + 1) * WORDS), to * WORDS);
  });
  return out;
}
