import { placed, WHOLE, within } from './region.ts';
import type { Region } from './types.ts';

/**
 * Version of the tables below. A registry stores hashes by variant number, so any change of a number or a rectangle
 * of R0-R3 needs a new version; the query windows may change without one.
 */
export const WINDOWS_VERSION = 1;

/** A rectangle of an entry's picture of this aspect (width by height); null where it is all but the whole. */
type Variant = (aspect: number) => Region | null;

const always =
  (region: Region): Variant =>
  () =>
    region;

/** More than this share of a side left is the whole picture again. */
const ALL_BUT_WHOLE = 0.97;

/** A platform's crop to `shape` (width by height), at share `position` of the side that is cut. */
function crop(shape: number, position: number): Variant {
  return (aspect) => {
    const kept = Math.min(shape / aspect, aspect / shape);
    if (kept > ALL_BUT_WHOLE) return null;
    return aspect > shape ? placed(kept, 1, position, 0) : placed(1, kept, 0, position);
  };
}

const crops = (shape: number, positions: readonly number[]) => positions.map((at) => crop(shape, at));
const upper = (...heights: number[]) => heights.map((height) => placed(1, height, 0, 0));
const lower = (...heights: number[]) => heights.map((height) => placed(1, height, 0, 1));
const centred = (...sides: number[]) => sides.map((side) => placed(side, side, 0.5, 0.5));

/** Nine squares of this side, row by row. */
const ninths = (side: number) => [0, 0.5, 1].flatMap((y) => [0, 0.5, 1].map((x) => placed(side, side, x, y)));

const leftHalf = placed(0.5, 1, 0, 0);
const rightHalf = placed(0.5, 1, 1, 0);

const R0 = [always(WHOLE)];
const R1 = [
  ...crops(1, [0, 0.25, 0.5, 0.75, 1]),
  ...crops(4 / 5, [0, 0.25, 0.5, 0.75, 1]),
  ...crops(1.91, [0, 0.5, 1]),
  ...crops(16 / 9, [0.5]),
  ...crops(9 / 16, [0.5]),
];
const R2 = [...upper(0.9, 0.85, 0.75, 0.6), ...lower(0.9, 0.85, 0.75), leftHalf, rightHalf];
const R2_HALVES = [...upper(0.5), ...lower(0.5)];
const R3 = [...centred(0.9), ...ninths(0.8), ...ninths(0.65)];

/** The variant number is the place in this table: R0 0, R1 1-15, R2 16-26, R3 27-45. */
const REGISTRY: readonly Variant[] = [...R0, ...R1, ...[...R2, ...R2_HALVES, ...R3].map(always)];

export const VARIANTS = REGISTRY.length;

/**
 * The rectangle of an entry's picture that a variant number (0-45) stands for.
 * @param aspect width by height of the entry's picture
 * @returns null for a number without a rectangle, or one that is left out at this aspect
 */
export function registryRegion(variant: number, aspect: number): Region | null {
  return REGISTRY[variant]?.(aspect) ?? null;
}

const cuts = [...upper(0.9, 0.85, 0.75, 0.6), ...lower(0.9, 0.85, 0.75)];
const inner = centred(0.95, 0.9);
const halves = [...upper(0.5), ...lower(0.5)];

const cells = [
  ...[0, 1].flatMap((y) => [0, 1].map((x) => placed(0.5, 0.5, x, y))),
  ...[leftHalf, rightHalf, ...halves],
  ...[0, 1].map((x) => placed(2 / 3, 1, x, 0)),
  ...[0, 1].flatMap((y) => [0, 1].map((x) => placed(1 / 3, 0.5, x, y))),
];

/** Gutters of a collage: 0.9 % of the whole picture's width and height goes from each edge of a cell. */
function inset({ left, top, width, height }: Region): Region {
  const by = 0.009;
  return { left: left + by, top: top + by, width: width - 2 * by, height: height - 2 * by };
}

/** Query windows that settle most pictures: Q0, the boxes of Q1, and the centre of each. */
export function likelyRegions(boxes: readonly Region[]): Region[] {
  return [WHOLE, ...boxes, ...[WHOLE, ...boxes].flatMap((box) => inner.map((part) => within(box, part)))];
}

/** The other query windows: the cuts of Q1 and Q2, Q3 and Q4. */
export function furtherRegions(boxes: readonly Region[]): Region[] {
  return [
    ...cuts,
    ...boxes.flatMap((box) => [...cuts, ...halves].map((part) => within(box, part))),
    ...cells,
    ...cells.map(inset),
    ...ninths(0.75),
  ];
}
